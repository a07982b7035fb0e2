import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCsv } from '../../src/syntax/csv.ts';
import { type SyntaxNode, toValue } from '../../src/syntax/tree.ts';

const header = (text: string) => parseCsv(text).header.map(({ value }) => value);
const rows = (text: string) => toValue(parseCsv(text).root);
const codes = (text: string) => parseCsv(text).problems.map(({ code }) => code);

/** Every cell by its text in the file, quotes and all. */
function cells(text: string): string[] {
  const out: string[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.kind === 'seq') node.items.forEach(visit);
    else if (node.kind === 'map') for (const { value } of node.entries) visit(value);
    else out.push(text.slice(node.start, node.end));
  };
  visit(parseCsv(text).root);
  return out;
}

describe('parseCsv', () => {
  const EXPECTED = [
    { code: 'O', label: 'Owner' },
    { code: 'T', label: 'Tenant' },
  ];
  const same: Record<string, string> = {
    'line feeds': 'code,label\nO,Owner\nT,Tenant\n',
    'no line feed at the end': 'code,label\nO,Owner\nT,Tenant',
    CRLF: 'code,label\r\nO,Owner\r\nT,Tenant\r\n',
    'carriage returns': 'code,label\rO,Owner\rT,Tenant\r',
    'a byte order mark': '\uFEFFcode,label\nO,Owner\nT,Tenant\n',
    'a byte order mark before a quote': '\uFEFF"code","label"\nO,Owner\nT,Tenant\n',
    semicolons: 'code;label\nO;Owner\nT;Tenant\n',
    tabs: 'code\tlabel\nO\tOwner\nT\tTenant\n',
    bars: 'code|label\nO|Owner\nT|Tenant\n',
    'a separator that the first line names': 'sep=;\r\ncode;label\r\nO;Owner\r\nT;Tenant\r\n',
    quotes: '"code","label"\n"O","Owner"\n"T","Tenant"\n',
    'blanks around names and before quotes': ' code , label \nO, "Owner"\nT,Tenant\n',
    'empty lines': '\n\ncode,label\n\nO,Owner\n\n\nT,Tenant\n\n',
    'lines of separators': 'code,label\nO,Owner\n,\nT,Tenant\n,\n',
    'separators at the end of lines': 'code,label,\nO,Owner,\nT,Tenant,\n',
    'cells beyond the header': 'code,label\nO,Owner,more\nT,Tenant\n',
  };
  for (const [title, text] of Object.entries(same)) {
    it(`reads ${title}`, () => {
      assert.deepEqual(rows(text), EXPECTED);
      assert.deepEqual(codes(text), []);
    });
  }

  it('keeps what stands in quotes: separators, lines, quotes', () => {
    assert.deepEqual(rows('a,b\n"1,5","x\ny"\n"say ""no""",\n'), [
      { a: '1,5', b: 'x\ny' },
      { a: 'say "no"', b: null },
    ]);
    assert.deepEqual(rows('a,b\n"12" pipe,x\n'), [{ a: '12 pipe', b: 'x' }]);
    assert.deepEqual(rows('a,b\n5" pipe,x\n'), [{ a: '5" pipe', b: 'x' }]);
  });

  it('reads texts only: no number, no date, no blank is touched', () =>
    assert.deepEqual(rows('a,b,c\n007,2026-01-01, x \n'), [{ a: '007', b: '2026-01-01', c: ' x ' }]));

  it('finds the separator by the lines that it divides alike', () => {
    assert.deepEqual(header('name, first;code\nSmith, Ann;1\nJones;2\n'), ['name, first', 'code']);
    assert.deepEqual(header('code;label\nA;one, two\n'), ['code', 'label']);
    assert.deepEqual(header('"a;b;c",d\n1,2\n'), ['a;b;c', 'd']);
    assert.deepEqual(header('only\n1\n'), ['only']);
  });

  it('leaves what is not written out: short rows, names without text', () => {
    assert.deepEqual(rows('a,b,c\n1\n'), [{ a: '1' }]);
    assert.deepEqual(rows('a,,c\n1,2,3\n'), [{ a: '1', c: '3' }]);
    assert.deepEqual(rows('a,b\n,2\n'), [{ a: null, b: '2' }]);
  });

  it('says where a cell stands', () => {
    const text = '\uFEFFcode;label\r\n"O";"the ""owner"""\r\nT; "x;y"\r\n;z\r\n';
    assert.deepEqual(cells(text), ['"O"', '"the ""owner"""', 'T', '"x;y"', '', 'z']);
    assert.deepEqual(
      parseCsv(text).header.map(({ start, end }) => text.slice(start, end)),
      ['code', 'label'],
    );
  });

  it('tells of a quote that is never closed, once and at the quote', () => {
    const text = 'a,b\n1,"two\n3,"four\n';
    const { problems } = parseCsv(text);
    assert.deepEqual(
      problems.map(({ code, span, fatal }) => ({ code, start: span.start, fatal })),
      [{ code: 'unclosed-quote', start: text.indexOf('"two'), fatal: true }],
    );
    assert.deepEqual(codes('a,"b'), ['unclosed-quote']);
  });

  it('has nothing to say of nothing', () => {
    for (const text of ['', '\uFEFF', '\n\r\n', ',,,\n', 'sep=;']) {
      assert.deepEqual(header(text), []);
      assert.deepEqual(rows(text), []);
    }
  });

  it('never throws, and stays within the text, whatever it is', () => {
    const text = fc
      .array(fc.constantFrom('"', ',', ';', '\t', '|', '\r', '\n', ' ', 'a', 'sep=', '\uFEFF', 'ü', '𝒳', '""'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (written) => {
        const { root, header: names, problems } = parseCsv(written);
        const within = ({ start, end }: { start: number; end: number }): void =>
          assert.ok(0 <= start && start <= end && end <= written.length, `${start} to ${end} of ${written.length}`);
        let before = 0;
        const visit = (node: SyntaxNode): void => {
          within(node);
          assert.ok(node.start >= before || node.kind === 'seq', 'in order');
          before = node.start;
          if (node.kind === 'seq') node.items.forEach(visit);
          if (node.kind === 'map') for (const { key, value } of node.entries) [key, value].forEach(visit);
        };
        names.forEach(within);
        for (const { span } of problems) within(span);
        visit(root);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives back what a careful writer wrote', () => {
    const cell = fc.string().filter((value) => value.trim() !== '' && !value.includes('\uFEFF'));
    const table = fc.tuple(
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.array(fc.tuple(cell, cell), { minLength: 1 }),
    );
    fc.assert(
      fc.property(table, ([delimiter, end, written]) => {
        const quoted = written.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter));
        const text = ['"a"', '"b"'].join(delimiter) + end + quoted.join(end) + end;
        assert.deepEqual(
          rows(text),
          written.map(([a, b]) => ({ a, b })),
        );
      }),
    );
  });
});
