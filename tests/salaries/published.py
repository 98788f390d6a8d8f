"""Small tables in the layouts of their publishers, for tests to write.

The figures are the publishers', but that Kentucky's level of 2022 is withheld here.
"""

import csv

import xlsxwriter

SARPP = """\
GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2022,2023
 "00000","United States", ,SARPP,5,"..."," RPPs: All items ","Index",100.000,100.000
 "39000","Ohio",3,SARPP,5,"...","RPPs: All items ","Index",91.513,91.812
 "21000","Kentucky",5,SARPP,5,"...","RPPs: All items ","Index",(NA),90.468
 "39000","Ohio",3,SARPP,6,"..."," RPPs: Goods ","Index",92.336,93.356
"Note: See the included footnote file."
"SARPP: Real personal income, real PCE, and regional price parities by state "
"Last updated: February 20, 2025-- revised statistics for 2010-2019."
"U.S. Bureau of Economic Analysis"
"""
MARPP = """\
GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2023,2024
 "00000","United States", ,MARPP,1,"...","RPPs: All items ","Index",100.000,100.000
 "00999","Nonmetropolitan Portion *", ,MARPP,1,"...","RPPs: All items ","Index",88.347,88.699
 "10420","Akron, OH (MSA)", ,MARPP,1,"...","RPPs: All items ","Index",92.924,93.370
 "10420","Akron, OH (MSA)", ,MARPP,2,"..."," RPPs: Goods ","Index",94.121,93.628
"Last updated: February 19, 2026-- new statistics for 2024; revised statistics for 2008-2023."
"""
MAIRPD = MARPP.replace("MARPP", "MAIRPD").replace("RPPs: All items", "Implicit price deflator")
COPY = """\
kind,code,name,RPP_all_items,year
area,0100001,Northwest Alabama nonmetropolitan area,,
area,10420,"Akron, OH",93.37,2024
state,OH,Ohio,92.774,2024
"""
BLS = '''\
"Occupation Title","Occupation Code","Employment 2022","Employment 2032","Employment Change, \
2022-2032","Employment Percent Change, 2022-2032","Occupational Openings, 2022-2032 Annual Average"
"Accountants    * Auditor","=""13-2011""","1,538.4","1,605.8","67.4","4.4","126.5"
"Medical records specialists    * Coder","=""29-2072""","194.3","210.9","16.5","8.5","15.0"
'''
BLS_JSON = """\
{"source": "BLS Employment Projections 2024-2034", "occupations": [{"code": "29-2072",
"title": "Medical records specialists", "empBase": 194.8, "empProjected": 208.6, "changeNum": 13.8,
"changePct": 7.1, "openings": 14.2, "median": 50250}]}
"""
CENTRAL = """\
Title,Base,Projected,PercentChange,AvgAnnualOpenings,STFIPS,OccCode
Medical Records Specialists,194300,210900,8.5,15000,0,29-2072
Medical Records Specialists,8260,8770,6.2,610,39,29-2072
Medical Records Specialists,20,20,0,0,78,29-2072
"Total, All Occupations",2284580,2426430,6.2,266890,1,00-0000
"""
CENTRAL_OWN_YEARS = """\
Area,Title,Base,Projected,Change,PercentChange,AvgAnnualOpenings,STFIPS,StateURL,OccCode,BaseYear,\
ProjYear
Ohio,Medical Records Specialists,3660,4020,360,9.7,420,39,https://example.org,29-2072,2024,2034
Kentucky,Medical Records Specialists,3660,4020,360,9.7,420,21,https://example.org,29-2072,2022,2032
"""
TABLE_1_2 = """\
"Table 1.2 Employment by detailed occupation, 2024 and projected 2034"
2024 National Employment Matrix title,2024 National Employment Matrix code,Occupation type,\
"Employment, 2024","Employment, 2034","Employment distribution, percent, 2024",\
"Employment change, numeric, 2024–34","Employment change, percent, 2024–34",\
"Occupational openings, 2024–34 annual average","Median annual wage, dollars, 2024[1]"
Medical records specialists,29-2072,Line item,194.8,208.6,0.1,13.8,7.1,14.2,50250
"Footnotes:"
"""
TABLE_1_10 = """\
2024 National Employment Matrix title,2024 National Employment Matrix code,Occupation type,\
"Employment, 2024","Employment, 2034","Occupational openings, 2024–34 annual average"
Medical records specialists,29-2072,Line item,194.8,208.6,14.2
"""


def write_occupation_xlsx(path, tables=("Table 1.2", "Table 1.10")):
    """The Bureau's workbook of tables, numbers as numbers, after a sheet that lists them."""
    texts = {"Table 1.2": TABLE_1_2, "Table 1.10": TABLE_1_10}
    with xlsxwriter.Workbook(path, {"strings_to_numbers": True}) as book:
        book.add_worksheet("Index").write_row(0, 0, ["Index of tables"])
        for name in tables:
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(csv.reader(texts[name].splitlines())):
                sheet.write_row(number, 0, cells)
