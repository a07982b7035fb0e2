/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Runs in a page of the server. Leads to where things are written, takes new content, and keeps where its reader is.

interface PageState {
  readonly scroll?: number;
  /** Ids or numbers of what is unfolded. */
  readonly open?: readonly string[];
  /** Values of fields by their ids. */
  readonly values?: Readonly<Record<string, string>>;
  /** What the page's own script keeps. */
  readonly own?: object;
}

type FromExtension = { readonly kind: 'content'; readonly body: string };

declare function acquireVsCodeApi(): {
  postMessage(message: object): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const editor = acquireVsCodeApi();
const content = document.querySelector<HTMLElement>('#page');
const PLACE = '[data-file]';

Object.assign(globalThis, {
  pageState: {
    get: () => editor.getState()?.own,
    set: (own: object) => editor.setState({ ...editor.getState(), own }),
  },
});
makeReachable();
restore(editor.getState() ?? {});
window.addEventListener('message', ({ data }: MessageEvent<FromExtension>) => {
  if (data.kind === 'content') replaceContent(data.body);
});
window.addEventListener('scroll', () => keep(), { passive: true });
document.addEventListener('toggle', keepNow, true);
document.addEventListener('change', keepNow);
document.addEventListener('click', (event) => {
  const { target } = event;
  if (!(target instanceof Element)) return;
  const link = target.closest('a[href]')?.getAttribute('href') ?? '';
  if (/^https?:/i.test(link)) {
    event.preventDefault();
    editor.postMessage({ kind: 'link', url: link });
  } else if (document.getSelection()?.isCollapsed !== false) reveal(target);
});
document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  if (key !== 'Enter' || !(target instanceof Element) || !target.matches(PLACE)) return;
  event.preventDefault();
  reveal(target);
});

editor.postMessage({ kind: 'ready' });

/** The reader stays where he is: the page is not loaded again. */
function replaceContent(body: string): void {
  if (!content) return;
  const state = stateOfPage();
  const focused = document.activeElement?.id ?? '';
  const place = document.activeElement?.matches(PLACE) ? places().indexOf(document.activeElement as HTMLElement) : -1;
  const parsed = new DOMParser().parseFromString(body, 'text/html');
  content.replaceChildren(...parsed.body.childNodes);
  makeReachable();
  restore(state);
  const back = focused === '' ? places()[place] : document.getElementById(focused);
  back?.focus({ preventScroll: true });
}

function places(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(PLACE)];
}

function makeReachable(): void {
  for (const element of places()) {
    if (element.closest('svg')) continue;
    element.tabIndex = 0;
    element.setAttribute('role', 'link');
  }
}

function reveal(element: Element): void {
  const place = element.closest<HTMLElement>(PLACE);
  const line = Number(place?.dataset.line);
  if (place?.dataset.file !== undefined && line > 0)
    editor.postMessage({ kind: 'reveal', file: place.dataset.file, line });
}

function stateOfPage(): PageState {
  const fields = [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('select[id], input[id]')];
  const value = (field: HTMLInputElement | HTMLSelectElement): string =>
    field instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(field.type) ? String(field.checked) : field.value;
  return {
    scroll: window.scrollY,
    open: folded().flatMap(({ details, name }) => (details.open ? [name] : [])),
    values: Object.fromEntries(fields.map((field) => [field.id, value(field)])),
  };
}

function folded(): { readonly details: HTMLDetailsElement; readonly name: string }[] {
  const all = [...document.querySelectorAll<HTMLDetailsElement>('details')];
  return all.map((details, index) => ({ details, name: details.id || String(index) }));
}

function restore({ scroll, open, values }: PageState): void {
  if (open) for (const { details, name } of folded()) details.open = open.includes(name);
  for (const [id, value] of Object.entries(values ?? {})) {
    const field = document.getElementById(id);
    if (field instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(field.type)) field.checked = value === 'true';
    else if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) field.value = value;
  }
  if (scroll !== undefined) window.scrollTo(0, scroll);
}

let keeping: number | undefined;
function keep(): void {
  clearTimeout(keeping);
  keeping = window.setTimeout(keepNow, 200);
}

function keepNow(): void {
  editor.setState({ ...editor.getState(), ...stateOfPage() });
}

export {};
