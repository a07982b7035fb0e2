import { shortName } from '../../model/concept-of.ts';
import type { Standard } from '../../model/entities.ts';
import { customaryPrefixes } from '../../model/vocabularies/prefixes.ts';
import { defineRule, type FileContext } from '../define.ts';
import { type ConceptUse, conceptUses } from '../support/concept-uses.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  blank: '`{name}` names the concept {written}, which contains a blank and so is no address. Nobody can look it up.',
  bare: '`{name}` names the concept {written}, which is a word and no address. Of which vocabulary is it?',
  prefix: '`{name}` names the concept {written}, and nothing says what `{prefix}:` stands for.',
  short: {
    text: '{written} of `{name}` is short for {full}, and readers of this format are not told so: it asks for full addresses.',
    severity: 'info',
  },
  local: '`{name}` names the concept {written}, which only this machine or this network can reach.',
  placeholder: '`{name}` names the concept {written}, on a host that is kept for examples and will never answer.',
} as const;

export const rule = defineRule({
  id: 'semantics/concept-not-resolvable',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'The concept that a field, a table or a code names is no address that anybody else could look up: a bare word, a prefix that nothing declares, a blank inside, a local or an example host.',
    why: 'A concept says what a field means by pointing at a definition that others share. A pointer that works only where it was written says nothing to them, and two systems that mean the same cannot tell.',
    instead:
      'Write the full address of the term (`http://schema.org/birthDate`), or a short form whose prefix the document declares. A stable address on a host of your own is as good as a well-known vocabulary.',
    limits:
      'Looks at the spelling; nothing is fetched, so an address that is well written and gone is not told. Names that need no server (`urn:`, `did:`, `tag:`, `doi:`) are accepted. Customary prefixes (`schema:`, `dct:`) are understood in formats that leave the spelling open. In LinkML a prefix that is not declared is told by `structure/unresolved-reference`. A document whose own identifier is on an example host is an example as a whole.',
    references: [
      'SEMIC Style Guide for Semantic Engineers, persistent URIs',
      'W3C Data on the Web Best Practices, 9 and 10',
      'RFC 2606, reserved names',
    ],
  },
  examples: {
    good: [
      {
        title: 'A full address, a customary prefix, a name without a server',
        frame: 'json-schema',
        text: dedent`
          properties:
            claim_id: {type: string, description: Number under which the authority keeps the application., x-concept: "http://purl.org/dc/terms/identifier"}
            award: {type: number, description: Weekly reduction in pounds., x-concept: "schema:amount"}
            ward: {type: string, description: Electoral division of the dwelling., x-concept: "urn:gov.example:term:ward"}
        `,
      },
      {
        title: 'A prefix that the model declares',
        frame: 'linkml',
        text: dedent`
          classes:
            Claim:
              description: One application by one claimant.
              attributes:
                ward: {range: string, slot_uri: "claim:ward", description: Electoral division of the dwelling.}
        `,
      },
    ],
    bad: [
      {
        title: 'Words and an unknown prefix',
        frame: 'json-schema',
        text: dedent`
          properties:
            claim_id: {type: string, description: Number under which the authority keeps the application., x-concept: claim reference}
                                                                                                                      ^^^^^^^^^^^^^^^ blank
            ward: {type: string, description: Electoral division of the dwelling., x-concept: ward}
                                                                                              ^^^^ bare
            award: {type: number, description: Weekly reduction in pounds., x-concept: 'rev:award'}
                                                                                       ^^^^^^^^^^^ prefix
        `,
      },
      {
        title: 'A short form where a full address is asked for',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              rdfType: dct:identifier
                       ^^^^^^^^^^^^^^ short
              constraints: {required: true, unique: true}
        `,
        fixed: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              rdfType: http://purl.org/dc/terms/identifier
              constraints: {required: true, unique: true}
        `,
      },
      {
        title: 'Hosts that nobody else reaches',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: claim_id
                  logicalType: string
                  description: Number under which the authority keeps the application.
                  authoritativeDefinitions:
                    - type: businessDefinition
                      url: http://localhost:8080/glossary/claim
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ local
                - name: ward
                  logicalType: string
                  description: Electoral division of the dwelling.
                  authoritativeDefinitions:
                    - type: businessDefinition
                      url: https://glossary.example.com/ward
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder
        `,
      },
    ],
  },
  on: {
    standard(standard: Standard, context) {
      for (const use of conceptUses(standard)) check(use, standard, context);
    },
  },
});

type Context = FileContext<typeof messages>;

function check({ at, uri, name }: ConceptUse, standard: Standard, context: Context): void {
  const text = at.value.trim();
  const data = { name, written: quoted(at.value) };
  const short = shortName(text);
  const { others, known } = standard.prefixes;
  if (/\s/.test(text)) context.report('blank', { at, data });
  else if (LOCAL.test(text)) context.report('local', { at, data });
  else if (PLACEHOLDER.test(text)) {
    if (!PLACEHOLDER.test(standard.id?.value ?? '')) context.report('placeholder', { at, data });
  } else if (short && uri === undefined) {
    // `jdbc:mysql://…` is an address of another kind; a prefix that a model must declare is a reference that leads nowhere.
    if (!short.name.includes('//') && !standard.prefixes.amongReferences)
      context.report('prefix', { at, data: { ...data, prefix: short.prefix } });
  } else if (short && others === 'none' && !known.has(short.prefix) && customaryPrefixes.has(short.prefix)) {
    const full = `${customaryPrefixes.get(short.prefix) ?? ''}${short.name}`;
    const edits = [{ op: 'set' as const, at: at.node, path: [], value: full }];
    const fixes = [{ title: `Write ${quoted(full)}`, safety: 'suggestion' as const, edits }];
    context.report('short', { at, data: { ...data, full: quoted(full) }, fixes });
  } else if (uri === undefined && /^[\p{L}_][\p{L}\d_-]*$/u.test(text)) context.report('bare', { at, data });
}

/** Addresses of this machine, of its files, and of networks that are not the internet. */
const LOCAL =
  /^(?:file:|[a-z]+:\/\/(?:[^/@]*@)?(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|\[::1\])(?:[:/?#]|$))/i;

/** Names that RFC 2606 keeps for documentation; those that end in `.example` are left to documentation of ours. */
const PLACEHOLDER = /^https?:\/\/(?:[^/@:]*\.)?example\.(?:com|net|org)(?:[:/?#]|$)/i;
