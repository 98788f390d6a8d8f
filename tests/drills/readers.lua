-- For wrk: each request asks for the next address of a list, as a browser does.
local addresses, threads, at = {}, 0, 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(given)
  for line in io.lines(given[1]) do addresses[#addresses + 1] = line end
  at = number * 7919
  wrk.headers["Host"] = "coderpath.example"
  wrk.headers["Accept-Encoding"] = "gzip, deflate, br"
end

function request()
  at = at + 1
  return wrk.format("GET", addresses[at % #addresses + 1])
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format(
    '{"asked": %d, "bytes": %d, "seconds": %f, "failed": %d, "half": %f, "most": %f, "worst": %f}\n',
    summary.requests, summary.bytes, summary.duration / 1e6,
    e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
end
