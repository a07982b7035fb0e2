import type { Json } from '../../base/json.ts';
import { slugOf } from '../../base/slug.ts';
import type { Regime } from '../../model/vocabularies/regimes.ts';
import { isPlaceholderDescription } from './definition.ts';

/** A source of law as an agreement records it: an act and the provision in it. */
export interface LegalSource {
  readonly act: string | undefined;
  readonly section: string | undefined;
}

export function legalSource(entry: Json): LegalSource {
  const map = typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? entry : {};
  const text = (value: Json | undefined): string | undefined =>
    typeof value === 'number' ? String(value) : typeof value === 'string' && value.trim() !== '' ? value : undefined;
  const { act, section } = map as Readonly<Record<string, Json>>;
  return { act: text(act), section: text(section) };
}

/** Whether a provision is named: beside the act, within its text, or none is needed because no statute is meant. */
export function namesProvision({ act, section }: LegalSource): boolean {
  return section !== undefined || act === undefined || PROVISION.test(act) || UNWRITTEN.test(act);
}

/** Whether the text says that nobody knows yet. */
export function isUnknownSource({ act }: LegalSource): boolean {
  return act !== undefined && (isPlaceholderDescription(act) || UNKNOWN.test(act.trim()));
}

/** Whether it is one of the provisions by which a scheme opens the way; undefined where it names no section. */
export function isGatewayOf(regime: Regime, { act, section }: LegalSource): boolean | undefined {
  const named = slugOf(act ?? '');
  const gateway = regime.gateway?.find((one) => named.includes(slugOf(one.act)));
  if (!gateway) return false;
  const sections = `${section ?? ''} ${(act ?? '').slice(0, 500).replace(/\b(?:1[5-9]|20)\d\d\b/g, '')}`.match(
    /\d+[A-Z]*/g,
  );
  return sections ? sections.some((one) => gateway.sections.includes(one)) : undefined;
}

/** `section 10`, `s.115`, `§ 3`, `Article 6`, `5 USC 552a`. */
const PROVISION =
  /(?:§|\b(?:ss?|sections?|sect|arts?|articles?|reg|regulations?|rules?|para|paragraphs?|schedules?|sch|parts?|chapters?|ch|usc|u\.s\.c|artículos?|articolo|artikel|abs|artigos?)\b)\.? *\d/i;
const UNWRITTEN = /\b(?:common law|prerogative)\b/i;
const UNKNOWN =
  /^(?:unknown|not (?:yet )?known|(?:we )?(?:do not|don['’]t) know(?: yet)?|to be (?:confirmed|determined|decided)|unclear)\W*$/i;
