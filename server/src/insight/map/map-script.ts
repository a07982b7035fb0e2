/**
 * What the page of the map does: zoom, search, filters, selection. Plain JavaScript for a browser, without modules and network; it keeps its
 * state through `globalThis.pageState` where there is one. Texts of authors are only ever set as text or cloned from the page.
 */
export const MAP_SCRIPT: string = String.raw`(() => {
  'use strict';
  const view = document.querySelector('.view');
  const svg = view && view.querySelector('svg.map');
  if (!svg) return;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  const tools = one('.tools'), details = one('.details'), said = one('.said'), found = one('#found'), input = one('.find input');
  const whole = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
  const entries = new Map(all('article.entry[id]').map((entry) => [entry.id, entry]));
  const words = (text) => (text || '').split(/\s+/).filter((part) => part !== '');
  const labelOf = (entry) => one('h3 bdi', entry).textContent;
  const shift = (element) => {
    const match = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(element.getAttribute('transform') || '');
    return match ? { x: Number(match[1]), y: Number(match[2]) } : { x: 0, y: 0 };
  };

  // What can be chosen, with its place.
  const nodes = all('.node', svg).map((element) => {
    const box = element.closest('.box');
    const at = shift(box);
    const own = element.classList.contains('row') ? shift(element) : { x: 0, y: 0 };
    const size = one('.shape, .hit', element).getBBox();
    return { element, box: box.id, keys: words(element.dataset.keys), isRow: element.classList.contains('row'),
      x: at.x + own.x, y: at.y + own.y, width: size.width, height: size.height };
  });
  const nodeOf = new Map(nodes.map((node) => [node.element, node]));
  const heads = new Map(nodes.filter((node) => !node.isRow).map((node) => [node.box, node]));
  const drawn = new Map(nodes.flatMap((node) => node.keys.map((key) => [key, node])));
  const lines = all('.lines .line', svg).map((element) => ({ element, ends: words(element.dataset.ends) }));
  for (const line of lines) {
    const hit = line.element.cloneNode(false);
    hit.removeAttribute('marker-end');
    hit.removeAttribute('marker-start');
    hit.setAttribute('class', 'line-hit');
    line.element.after(hit);
    hit.addEventListener('click', () => choose(line.ends.flatMap((id) => {
      const head = heads.get(id);
      return head && head.keys.every((key) => entries.get(key)?.dataset.kind === 'agreement') ? head.keys : [];
    })));
  }

  const tip = one('marker', svg);
  const state = { x: whole.width / 2, y: whole.height / 2, k: 1, chosen: [], filters: {}, query: '', ...(globalThis.pageState?.get?.()?.map ?? {}) };
  let waiting = false;
  const keep = () => {
    if (waiting || !globalThis.pageState) return;
    waiting = true;
    setTimeout(() => { waiting = false; globalThis.pageState.set({ ...globalThis.pageState.get?.(), map: state }); }, 150);
  };

  // Zoom and place.
  const FAR = 0.55;
  const fit = () => Math.min(1, view.clientWidth / whole.width, view.clientHeight / whole.height);
  const clamp = (value, low, high) => Math.max(low, Math.min(high, value));
  const show = () => {
    const { clientWidth: width, clientHeight: height } = view;
    if (width === 0) return;
    state.k = clamp(state.k, Math.min(0.1, fit()), 4);
    const [w, h] = [width / state.k, height / state.k];
    state.x = w >= whole.width ? whole.width / 2 : clamp(state.x, w / 2 - 40 / state.k, whole.width - w / 2 + 40 / state.k);
    state.y = h >= whole.height ? whole.height / 2 : clamp(state.y, h / 2 - 40 / state.k, whole.height - h / 2 + 40 / state.k);
    svg.setAttribute('viewBox', [state.x - w / 2, state.y - h / 2, w, h].map((value) => value.toFixed(2)).join(' '));
    const isFar = state.k < FAR;
    svg.classList.toggle('is-far', isFar);
    for (const name of ['markerWidth', 'markerHeight']) tip.setAttribute(name, String(isFar ? clamp(8 / state.k, 11, 40) : 11));
    keep();
  };
  const zoom = (factor, at = { x: state.x, y: state.y }) => {
    const before = state.k;
    state.k = clamp(before * factor, Math.min(0.1, fit()), 4);
    state.x = at.x - ((at.x - state.x) * before) / state.k;
    state.y = at.y - ((at.y - state.y) * before) / state.k;
    show();
  };
  const showWhole = () => { state.k = fit(); state.x = whole.width / 2; state.y = whole.height / 2; show(); };
  const pointOf = (event) => {
    const frame = view.getBoundingClientRect();
    return { x: state.x + (event.clientX - frame.left - frame.width / 2) / state.k, y: state.y + (event.clientY - frame.top - frame.height / 2) / state.k };
  };
  const bring = (node) => {
    const [w, h] = [view.clientWidth / state.k, view.clientHeight / state.k];
    const [x, y] = [node.x + node.width / 2, node.y + node.height / 2];
    if (Math.abs(x - state.x) > w / 2 - node.width / 2 - 10) state.x = x;
    if (Math.abs(y - state.y) > h / 2 - node.height / 2 - 10) state.y = y;
    show();
  };

  // Filters.
  const has = (entry, name, value) => (entry.dataset[name] || '').split('\n').includes(value);
  const fits = (entry) => ['values', 'personal', 'stage'].every((name) => !state.filters[name] || has(entry, name, state.filters[name]));
  const passing = () => {
    const { kind } = state.filters;
    const active = Object.values(state.filters).some((value) => value);
    if (!active) return undefined;
    const passed = new Set();
    for (const [key, entry] of entries) {
      if (kind && entry.dataset.kind !== kind) continue;
      const around = entry.dataset.kind === 'organisation' || entry.dataset.kind === 'dataset' ? words(entry.dataset.near).map((id) => entries.get(id)) : [];
      if (fits(entry) || around.some((other) => other && (other.dataset.kind === 'agreement' || other.dataset.kind === 'standard') && fits(other))) passed.add(key);
    }
    return passed;
  };

  const paint = () => {
    const passed = passing();
    const chosen = new Set(state.chosen);
    const near = new Set(state.chosen.flatMap((key) => words(entries.get(key)?.dataset.near)));
    const isLit = (key) => chosen.size === 0 || chosen.has(key) || near.has(key);
    const isIn = (key) => passed === undefined || passed.has(key);
    for (const { element, keys } of nodes) {
      const own = keys.some((key) => chosen.has(key));
      element.classList.toggle('chosen', own);
      element.classList.toggle('near-by', !own && keys.some((key) => near.has(key)));
      element.classList.toggle('dim', !keys.some((key) => isLit(key) && isIn(key)));
      element.setAttribute('aria-pressed', String(own));
    }
    for (const { element, ends } of lines) {
      const boxes = ends.map((id) => heads.get(id));
      const lit = boxes.every((box) => box && box.keys.some(isLit));
      const paper = boxes.find((box) => box && box.keys.some((key) => entries.get(key)?.dataset.kind === 'agreement'));
      element.classList.toggle('dim', !lit || (passed !== undefined && state.filters.kind === '' && paper !== undefined && !paper.keys.some(isIn)));
      element.classList.toggle('lit', chosen.size > 0 && lit);
    }
    let shown = 0;
    const rows = all('tr[data-of]');
    for (const row of rows) {
      const out = !fits(entries.get(row.dataset.of));
      row.classList.toggle('out', out);
      if (!out) shown++;
    }
    const parts = [];
    if (passed !== undefined) parts.push(shown + ' of ' + rows.length + ' flows match the filter.');
    if (chosen.size > 0) parts.push('Selected: ' + state.chosen.map((key) => labelOf(entries.get(key))).join('; ') + '.');
    said.textContent = parts.join(' ');
    keep();
  };

  // Selection.
  const choose = (keys) => {
    state.chosen = keys.filter((key) => entries.has(key));
    const place = one('.chosen-entries', details);
    place.replaceChildren(...state.chosen.map((key) => {
      const copy = entries.get(key).cloneNode(true);
      copy.removeAttribute('id');
      const title = document.createElement('h4');
      title.textContent = entries.get(key).dataset.kind + ': ' + labelOf(copy);
      one('h3', copy).replaceWith(title);
      return copy;
    }));
    details.hidden = state.chosen.length === 0;
    show();
    paint();
  };
  const reveal = (key) => {
    const entry = entries.get(key);
    const node = drawn.get(key) ?? words(entry.dataset.near).map((id) => drawn.get(id)).find((other) => other);
    choose([key]);
    if (!node) return;
    if (state.k < 0.8) state.k = 0.9;
    state.x = node.x + node.width / 2;
    state.y = node.y + node.height / 2;
    show();
    focus(node);
  };

  // Keyboard: one stop for Tab, arrows from there.
  let current = nodes[0];
  const focus = (node) => {
    if (current) current.element.setAttribute('tabindex', '-1');
    current = node;
    node.element.setAttribute('tabindex', '0');
    if (node.isRow && state.k < FAR) { state.k = FAR; show(); }
    node.element.focus({ preventScroll: true });
    bring(node);
  };
  const middle = (node) => ({ x: node.x + node.width / 2, y: node.y + node.height / 2 });
  const along = (node, sign) => {
    const own = middle(node);
    const others = lines.filter(({ ends }) => ends.includes(node.box)).flatMap(({ ends }) => heads.get(ends.find((id) => id !== node.box)) ?? []);
    const ahead = others.filter((other) => sign * (middle(other).x - own.x) > 1);
    return ahead.sort((a, b) => Math.abs(middle(a).y - own.y) - Math.abs(middle(b).y - own.y))[0];
  };
  const beside = (node, sign) => {
    const own = middle(node);
    const cost = (other) => Math.abs(middle(other).y - own.y) + 3 * Math.abs(other.x - node.x);
    return nodes
      .filter((other) => other !== node && sign * (other.y - node.y) > 1 && !(state.k < FAR && other.isRow))
      .sort((a, b) => cost(a) - cost(b))[0];
  };
  const KEYS = {
    ArrowRight: (node) => along(node, 1), ArrowLeft: (node) => along(node, -1),
    ArrowDown: (node) => beside(node, 1), ArrowUp: (node) => beside(node, -1),
    Home: () => nodes[0], End: () => nodes.at(-1),
  };
  view.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = nodeOf.get(document.activeElement);
    if (event.key === '+' || event.key === '=') zoom(1.25);
    else if (event.key === '-') zoom(0.8);
    else if (event.key === '0') showWhole();
    else if (event.key === 'Escape') choose([]);
    else if (node && (event.key === 'Enter' || event.key === ' ')) choose(node.element.classList.contains('chosen') ? [] : node.keys);
    else if (node && KEYS[event.key]) { const next = KEYS[event.key](node); if (next) focus(next); }
    else return;
    event.preventDefault();
  });

  // Mouse and touch.
  let drag;
  view.addEventListener('pointerdown', (event) => { if (event.button === 0) drag = { x: event.clientX, y: event.clientY, moved: false }; });
  view.addEventListener('pointermove', (event) => {
    if (!drag) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(dx, dy) < 5) return;
    if (!drag.moved) { drag.moved = true; view.setPointerCapture(event.pointerId); view.classList.add('dragging'); }
    state.x -= dx / state.k;
    state.y -= dy / state.k;
    drag = { x: event.clientX, y: event.clientY, moved: true };
    show();
  });
  let dragged = false;
  const drop = () => { dragged = drag?.moved === true; drag = undefined; view.classList.remove('dragging'); };
  view.addEventListener('pointerup', drop);
  view.addEventListener('pointercancel', drop);
  view.addEventListener('click', (event) => {
    if (dragged) { dragged = false; event.stopPropagation(); }
  }, true);
  for (const node of nodes) node.element.addEventListener('click', () => { focus(node); choose(node.element.classList.contains('chosen') ? [] : node.keys); });
  view.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey && !view.contains(document.activeElement)) return;
    event.preventDefault();
    zoom(Math.exp(-clamp(event.deltaY, -200, 200) / 300), pointOf(event));
  }, { passive: false });

  // Tools.
  for (const button of all('[data-zoom]', tools)) button.addEventListener('click', () => {
    const how = button.dataset.zoom;
    if (how === 'in') zoom(1.25);
    else if (how === 'out') zoom(0.8);
    else if (how === 'whole') showWhole();
    else { const node = drawn.get(state.chosen[0]) ?? current; state.k = 1; if (node) { state.x = node.x + node.width / 2; state.y = node.y + node.height / 2; } show(); }
  });
  for (const select of all('[data-filter]', tools)) {
    const name = select.dataset.filter;
    if ([...select.options].some(({ value }) => value === state.filters[name])) select.value = state.filters[name];
    state.filters[name] = select.value;
    select.addEventListener('change', () => { state.filters[name] = select.value; paint(); });
  }
  const MOST = 12;
  const search = () => {
    const query = input.value.trim().toLowerCase();
    state.query = input.value;
    const hits = query === '' ? [] : [...entries].filter(([, entry]) => entry.dataset.find.includes(query));
    found.replaceChildren(...hits.slice(0, MOST).map(([key, entry]) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = entry.dataset.kind + ': ' + labelOf(entry);
      button.addEventListener('click', () => reveal(key));
      item.append(button);
      return item;
    }));
    said.textContent = query === '' ? '' : hits.length + ' found' + (hits.length > MOST ? ', the first ' + MOST + ' are listed' : '') + '.';
    keep();
  };
  input.value = state.query;
  input.addEventListener('input', search);
  input.addEventListener('keydown', (event) => { if (event.key === 'Enter') one('button', found)?.click(); });
  for (const [key, entry] of entries) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Show in the picture';
    button.setAttribute('aria-label', 'Show in the picture: ' + labelOf(entry));
    button.addEventListener('click', () => { reveal(key); view.scrollIntoView({ block: 'nearest' }); });
    one('h3', entry).append(button);
  }

  // From here on the picture is alive.
  tools.hidden = false;
  view.classList.add('live');
  view.removeAttribute('tabindex');
  svg.setAttribute('role', 'group');
  for (const { element } of nodes) {
    element.setAttribute('role', 'button');
    element.setAttribute('tabindex', '-1');
  }
  current?.element.setAttribute('tabindex', '0');
  const settle = () => {
    const natural = whole.height * Math.min(1, view.clientWidth / whole.width);
    view.style.height = Math.round(clamp(natural + 2, 200, Math.max(260, innerHeight * 0.8))) + 'px';
  };
  settle();
  if (!globalThis.pageState?.get?.()?.map) showWhole();
  new ResizeObserver(() => show()).observe(view);
  const SHEET = 1000;
  addEventListener('beforeprint', () => {
    svg.setAttribute('viewBox', '0 0 ' + whole.width + ' ' + whole.height);
    svg.classList.toggle('is-far', SHEET / whole.width < FAR);
  });
  addEventListener('afterprint', show);
  if (state.query) search();
  choose(state.chosen);
})();
`;
