/** How the picture looks, in a page and as a file of its own. Colours are those of the page where it has them. */
export const PICTURE_STYLE: string = `
.map { font-family: system-ui, sans-serif; --ink: var(--text, #1b1b1b); --ground: var(--page, #fff); --card: #eef3f8; --leaf: #fffbea; --edge: #4a5763; --flow: #34567a; --dim: var(--quiet, #505050); background: var(--ground); }
.map text { fill: var(--ink); unicode-bidi: plaintext; }
.map .name { font-weight: 600; } .map .mark, .map .note { fill: var(--dim); } .map .far { display: none; } .map .far text { font-weight: 600; }
.map .shape { fill: var(--card); stroke: var(--edge); stroke-width: 1.5; } .map .card .shape { stroke-width: 2; } .map .paper .shape, .map .shape.paper { fill: var(--leaf); } .map .loose .shape { fill: var(--ground); }
.map .idle .shape { stroke-dasharray: 5 3; }
.map .icon { fill: none; stroke: var(--ink); stroke-width: 1.2; } .map .rule { fill: none; stroke: var(--edge); stroke-width: 1; } .map .hit { fill: transparent; } .map .far { pointer-events: none; }
.map .line { fill: none; stroke: var(--flow); stroke-width: 1.2; } .map .tip { fill: var(--flow); }
.map .level-0 { stroke-dasharray: 6 4; } .map .level-2 { stroke-width: 2.2; } .map .level-3 { stroke-width: 3.6; } .map .level-4 { stroke-width: 5; } .map .of { stroke: var(--dim); stroke-dasharray: 1.5 3; }
@media (prefers-color-scheme: dark) { .map { --ink: var(--text, #ececec); --ground: var(--page, #161616); --card: #223040; --leaf: #33301c; --edge: #9aa7b3; --flow: #9cc4ee; --dim: var(--quiet, #bdbdbd); } }
@media (forced-colors: active) { .map { forced-color-adjust: none; --ink: CanvasText; --ground: Canvas; --card: Canvas; --leaf: Canvas; --edge: CanvasText; --flow: CanvasText; --dim: CanvasText; } }
@media print { .map { --ink: #000; --ground: #fff; --card: #fff; --leaf: #fff; --edge: #333; --flow: #333; --dim: #333; } }
`;
