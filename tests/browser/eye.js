// What the eye trips over on a page, as sentences; run in the page. `width` is what it was asked for.
(width) => {
  const LEAST_TEXT = 12;
  const LEAST_GAP = 8;
  const found = [];
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && !element.closest(".vh, .skip, [aria-hidden=true]:not(svg *)");
  const named = (element) => {
    const [first] = element.classList;
    return element.tagName.toLowerCase() + (element.id ? `#${element.id}` : first ? `.${first}` : "");
  };
  const start = (text) => text.trim().replace(/\s+/g, " ").slice(0, 40);
  const say = (what, element, text) => found.push(`${what}: ${named(element)} “${start(text)}”`);
  const lines = (range) => {
    const tops = [...range.getClientRects()].filter((box) => box.width > 0.5).map((box) => box.top);
    return tops.length ? Math.max(...tops) - Math.min(...tops) : 0;
  };
  const textNodes = (root) => {
    const nodes = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.data.trim() && node.parentElement && seen(node.parentElement)) nodes.push(node);
    }
    return nodes;
  };
  const part = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return range;
  };

  // Nothing lies to the side.
  if (document.documentElement.scrollWidth > width) found.push("the page scrolls sideways");

  // No text is too small to read. What is drawn may be scaled.
  const small = new Set();
  for (const node of textNodes(document.body)) {
    const element = node.parentElement;
    const scale = element.closest("svg") ? element.getScreenCTM?.()?.a ?? 1 : 1;
    const size = parseFloat(getComputedStyle(element).fontSize) * scale;
    if (size < LEAST_TEXT - 0.05 && !small.has(named(element))) {
      small.add(named(element));
      say(`text of ${size.toFixed(1)} px`, element, node.data);
    }
  }

  // No code, badge or figure is on two lines. Six things side by side leave no room for a badge of
  // several words: there they stand one under the other.
  for (const element of document.querySelectorAll("main :is(.nb, .code, .st:not(.cmp *), .lv:not(.cmp *), .fn)")) {
    if (!seen(element)) continue;
    for (const node of textNodes(element)) {
      if (lines(part(node, 0, node.length)) > 4) say("broken", element, node.data);
    }
  }
  // Nor a word, unless it is longer than a phone’s line may be: the name of a host.
  const FIGURE = /\$?\d[\d,.]*\d%?|\$?\d%?/g;
  const LONGEST = width < 390 ? 10 : 20; // letters; three things side by side on 320 px leave no more
  const words = (text) => [...text.matchAll(/\S+/g)].filter(([token]) => token.length <= LONGEST && !/\w\.\w/.test(token))
    .flatMap((match) => [...match[0].matchAll(/[A-Za-z]{2,}/g)].map((run) => ({ 0: run[0], index: match.index + run.index })));
  for (const node of textNodes(document.querySelector("main"))) {
    if (node.parentElement.closest("svg, select, .srcs, .error, .problems")) continue;
    const inCell = node.parentElement.closest("td, th, dd");
    for (const match of [...(inCell ? node.data.matchAll(FIGURE) : []), ...words(node.data)]) {
      const range = part(node, match.index, match.index + match[0].length);
      if (range.getClientRects().length > 1 && lines(range) > 4) say(`“${match[0]}” broken`, node.parentElement, node.data);
    }
  }

  // A code is on one line at every width, not only where it happens to be.
  const CODE = /(?<![\w-])[A-Z]{2,}(?:-[A-Z0-9]+)+(?![\w-])/g;
  for (const node of textNodes(document.querySelector("main"))) {
    const element = node.parentElement;
    if (element.closest("svg, select") || getComputedStyle(element).textWrapMode === "nowrap") continue;
    for (const [code] of node.data.matchAll(CODE)) say(`${code} may break`, element, node.data);
  }

  // What stands in one line keeps apart: two cells of a row, two labels of a drawing.
  const spans = (root) => {
    const boxes = textNodes(root).flatMap((node) => [...part(node, 0, node.length).getClientRects()]);
    return boxes.filter((box) => box.width > 1);
  };
  const touch = (one, other, least) => {
    const [left, right] = one.left <= other.left ? [one, other] : [other, one];
    const level = Math.min(left.bottom, right.bottom) - Math.max(left.top, right.top);
    return level > 0.5 * Math.min(left.height, right.height) && right.left - left.right < least;
  };
  for (const row of document.querySelectorAll("main tr")) {
    const cells = [...row.cells].filter((cell) => seen(cell) && getComputedStyle(cell).display !== "inline").map((cell) => [cell, spans(cell)]);
    cells.slice(1).forEach(([cell, boxes], before) => {
      const left = cells[before][1];
      if (boxes.some((box) => left.some((other) => touch(other, box, 3)))) say("touches the cell before it", cell, row.textContent);
    });
  }
  for (const drawing of document.querySelectorAll("main svg:not(svg svg)")) {
    if (!seen(drawing)) continue;
    const texts = [...drawing.querySelectorAll("text")].filter((text) => seen(text) && text.textContent.trim());
    const boxes = texts.map((text) => text.getBoundingClientRect());
    texts.forEach((text, place) => {
      for (let other = 0; other < place; other += 1) {
        if (touch(boxes[other], boxes[place], 2)) say(`on “${start(texts[other].textContent)}”`, text, text.textContent);
      }
    });
  }

  // Blocks that stand one above the other keep apart where one is painted, or the lower begins
  // something: a heading, the label of a field.
  const isControl = (element) => element.matches("select, textarea, button, input:not([type=checkbox], [type=radio], [type=hidden])");
  const isPainted = (element) => {
    if (element.closest("svg, table")) return false;
    if (isControl(element)) return true;
    const style = getComputedStyle(element);
    const bare = style.backgroundColor === "rgba(0, 0, 0, 0)";
    return !bare || (parseFloat(style.borderLeftWidth) > 0 && parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== "none");
  };
  const ink = (block) => {
    const inked = [];
    const add = (box, kind) => {
      if (box.width > 1 && box.height > 1) inked.push({ top: box.top, bottom: box.bottom, left: box.left, right: box.right, kind });
    };
    for (const element of [block, ...block.querySelectorAll("*")]) {
      if (!seen(element)) continue;
      if (element.tagName === "svg") add(element.getBoundingClientRect(), "drawn");
      if (isPainted(element)) add(element.getBoundingClientRect(), "painted");
    }
    for (const node of textNodes(block)) {
      if (node.parentElement.closest("svg")) continue;
      const begins = node.parentElement.closest("h1, h2, h3, h4, label, legend");
      for (const box of part(node, 0, node.length).getClientRects()) add(box, begins && block.contains(begins) ? "begins" : "text");
    }
    return inked;
  };
  const STACKS = ["block", "flex", "grid", "flow-root", "list-item"];
  const NOT_BLOCKS = "table *, svg *, dl, dl *, .seg *, .legend *, .hand, .hand *, .picks, summary *, label, label *";
  for (const parent of document.querySelectorAll("main, main *, .ans form, .ans form *")) {
    if (parent.children.length < 2 || parent.matches(NOT_BLOCKS) || !seen(parent)) continue;
    const blocks = [...parent.children].filter((child) => {
      const style = getComputedStyle(child);
      return STACKS.includes(style.display) && !["absolute", "fixed", "sticky"].includes(style.position) && seen(child);
    });
    const inks = blocks.map(ink).map((boxes, place) => ({ boxes, block: blocks[place] })).filter(({ boxes }) => boxes.length);
    for (let place = 1; place < inks.length; place += 1) {
      const [above, below] = [inks[place - 1], inks[place]];
      if (above.block.matches("li") && below.block.matches("li")) continue;
      const last = above.boxes.reduce((one, other) => (other.bottom > one.bottom + 0.5 ? other : one));
      const first = below.boxes.reduce((one, other) => (other.top < one.top - 0.5 ? other : one));
      const apart = first.top - last.bottom;
      if (apart < -2) continue; // side by side
      const left = (boxes) => Math.min(...boxes.map((box) => box.left));
      const right = (boxes) => Math.max(...boxes.map((box) => box.right));
      const beside = left(below.boxes) >= right(above.boxes) || left(above.boxes) >= right(below.boxes);
      if (beside) continue;
      const matters = last.kind === "painted" || first.kind === "painted" || first.kind === "begins";
      if (matters && apart < LEAST_GAP - 0.5) {
        say(`${apart.toFixed(0)} px under ${named(above.block)}`, below.block, below.block.textContent);
      }
    }
  }

  // On a phone tables stack before they scroll, and no row is taller than what stands in it.
  if (width <= 390) {
    for (const scroller of document.querySelectorAll("main .tw")) {
      if (seen(scroller) && scroller.scrollWidth > scroller.clientWidth + 1) say("a table scrolls", scroller.querySelector("table") ?? scroller, scroller.textContent);
    }
  }
  for (const row of document.querySelectorAll("main tbody tr")) {
    if (!seen(row)) continue;
    const boxes = textNodes(row).flatMap((node) => [...part(node, 0, node.length).getClientRects()]);
    for (const drawn of row.querySelectorAll("svg, input, select, button")) if (seen(drawn)) boxes.push(drawn.getBoundingClientRect());
    const onScreen = boxes.filter((each) => each.right <= width + 1 && each.left >= -1);
    if (onScreen.length < boxes.length) say("a cell off the screen", row, row.textContent);
    if (!onScreen.length) continue;
    const used = Math.max(...onScreen.map((each) => each.bottom)) - Math.min(...onScreen.map((each) => each.top));
    const height = row.getBoundingClientRect().height;
    if (height > used + 48) say(`a row of ${height.toFixed(0)} px for ${used.toFixed(0)} px of text`, row, row.textContent);
  }

  // Head and answers leave the first screen to the page.
  const heads = [...document.querySelectorAll("body > :is(.top, .you, .ans), body > div#answers > *")];
  const head = Math.max(...heads.map((each) => each.getBoundingClientRect().bottom)) + scrollY;
  if (width === 390 && !document.querySelector(".ans[open]") && head > 152) found.push(`the head takes ${head.toFixed(0)} px`);

  // Whichever way one goes through the stops, what has the focus is seen.
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((each) => each.tabIndex >= 0 && !each.disabled && seen(each));
  const isOnTop = (stop, box) => [0.1, 0.5, 0.9].some((across) => [0.1, 0.5, 0.9].some((down) => {
    const top = document.elementFromPoint(box.x + box.width * across, box.y + box.height * down);
    return top && (stop.contains(top) || top.contains(stop) || stop.labels?.[0]?.contains(top));
  }));
  for (const way of [stops, stops.toReversed()]) {
    for (const stop of way) {
      stop.focus();
      const boxes = [...stop.getClientRects()].filter((box) => box.width && box.height);
      if (boxes.length && !boxes.some((box) => isOnTop(stop, box))) say("hidden with the focus", stop, stop.textContent || stop.name);
    }
  }
  document.activeElement.blur();
  scrollTo(0, 0);
  return found;
}
