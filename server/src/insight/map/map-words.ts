import type { ChainPermission, MapAgreement, MapClassification, Personal } from './parts.ts';

/** How high what is shared is classified: 0 where nothing is recorded, else 1 to 4 by the place in its scheme. */
export function classificationLevel({ classifications }: Pick<MapAgreement, 'classifications'>): number {
  return Math.max(0, ...classifications.map(({ rank = 0 }) => 1 + Math.min(3, rank)));
}

export function classificationsText(classifications: readonly MapClassification[]): string {
  return classifications.map(({ value }) => value).join(' / ') || 'not classified';
}

interface Sensitive {
  readonly personal: Personal;
  readonly special: boolean;
  readonly criminal: boolean;
}

/** In a picture, where there is little room. */
export function marksText({ personal, special, criminal }: Sensitive): string {
  if (personal === 'none') return '';
  if (personal === 'unclear') return 'personal?';
  return special ? 'special' : criminal ? 'offences' : 'personal';
}

/** The same in full. */
export function personalText({ personal, special, criminal }: Sensitive): string {
  if (personal === 'none') return 'no personal data';
  if (personal === 'unclear') return 'not clear whether personal data';
  const more = [...(special ? ['special categories'] : []), ...(criminal ? ['data on offences'] : [])];
  return ['personal data', ...more].join(', ');
}

/** Nothing for what is in force. */
export function stageText({ stage, status }: Pick<MapAgreement, 'stage' | 'status'>): string {
  return stage === 'in-force' ? '' : (status ?? '');
}

export function permissionText({ rule, verdict }: ChainPermission): string {
  switch (verdict) {
    case 'prohibited':
      return 'by this agreement it is passed on to nobody';
    case 'outputs':
      return 'by this agreement only results may leave';
    case 'unlisted':
      return 'this agreement lists those to whom it may go, and the next ones are not among them';
    case 'approval':
      return 'this agreement asks for an approval that is not recorded';
    case 'allowed':
      return rule === undefined ? 'this agreement says nothing about passing on' : `onward sharing: ${rule}`;
  }
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
