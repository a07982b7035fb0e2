/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Runs in the page of a preview. Follows the cursor, and shows where in the source a statement is written.

type FromExtension =
  | { readonly kind: 'content'; readonly body: string }
  | { readonly kind: 'none' }
  /** One-based. */
  | { readonly kind: 'line'; readonly line: number };

declare function acquireVsCodeApi(): { postMessage(message: object): void; setState(state: object): void };

const editor = acquireVsCodeApi();
const content = document.querySelector<HTMLElement>('#agreement');
const state = document.querySelector<HTMLElement>('#state');
const WRITTEN = '[data-from]';
let line: number | undefined;

editor.setState({ uri: document.body.dataset.uri });
makeReachable();
window.addEventListener('message', ({ data }: MessageEvent<FromExtension>) => {
  if (data.kind === 'line') {
    line = data.line;
    markLine(true);
    return;
  }
  if (state)
    state.textContent =
      data.kind === 'none' ? 'The source holds no agreement at the moment. This is the last one.' : '';
  if (data.kind === 'content') replaceContent(data.body);
});
document.addEventListener('click', ({ target }) => {
  const selecting = document.getSelection()?.isCollapsed === false;
  if (target instanceof Element && !selecting && !target.closest('a')) revealSource(target);
});
document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  if (key !== 'Enter' || !(target instanceof Element) || !target.matches(WRITTEN)) return;
  event.preventDefault();
  revealSource(target);
});
editor.postMessage({ kind: 'ready' });

/** The reader stays where he is: the page is not loaded again. */
function replaceContent(body: string): void {
  if (!content) return;
  const focused = indexOf(document.activeElement);
  const parsed = new DOMParser().parseFromString(body, 'text/html');
  content.replaceChildren(...parsed.body.childNodes);
  makeReachable();
  markLine(false);
  written()[focused]?.focus({ preventScroll: true });
}

function written(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(WRITTEN)];
}

function indexOf(element: Element | null): number {
  return element?.matches(WRITTEN) ? written().indexOf(element as HTMLElement) : -1;
}

function makeReachable(): void {
  for (const element of written()) element.tabIndex = 0;
}

function revealSource(element: Element): void {
  const from = Number(element.closest<HTMLElement>(WRITTEN)?.dataset.from);
  if (from > 0) editor.postMessage({ kind: 'reveal', line: from });
}

/** Marks what the line of the cursor stands for: the narrowest part of the agreement around it. */
function markLine(follow: boolean): void {
  for (const element of document.querySelectorAll('[aria-current]')) element.removeAttribute('aria-current');
  if (line === undefined) return;
  let found: HTMLElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const element of written()) {
    const from = Number(element.dataset.from);
    const to = Number(element.dataset.to);
    if (from > line || line > to || to - from >= least) continue;
    found = element;
    least = to - from;
  }
  found?.setAttribute('aria-current', 'true');
  const box = found?.getBoundingClientRect();
  if (follow && box && (box.top < 0 || box.bottom > window.innerHeight)) found?.scrollIntoView({ block: 'center' });
}

export {};
