import type { AgreementRow, SharedItem } from '../../model/facts.ts';
import { periodDays } from '../../model/retention.ts';
import type { Anchor } from '../define.ts';
import type { Terms } from './terms.ts';

/** How long a recipient keeps an item, by the item or by the whole agreement. */
export interface AgreedRetention {
  readonly period: string;
  readonly days: number;
  readonly trigger: string | undefined;
  /** It says why it is longer than elsewhere. */
  readonly isExtended: boolean;
  readonly at: Anchor;
}

/** Undefined where none is recorded, or none that can be compared. */
export function retentionAt(row: AgreementRow, terms: Terms, item: SharedItem): AgreedRetention | undefined {
  const own = item.retention !== undefined && terms.at(item).has('retention');
  const holder = own ? terms.at(item) : terms;
  if (!own && row.retention === undefined) return undefined;
  const bare = holder.text('retention');
  const period = bare ?? holder.text('retention', 'period');
  const days = period === undefined ? undefined : periodDays(period);
  if (period === undefined || days === undefined) return undefined;
  return {
    period,
    days,
    trigger: holder.text('retention', 'trigger'),
    isExtended: holder.has('retention', 'extensionBasis') || holder.has('retention', 'archivalBasis'),
    at: bare === undefined ? holder.valuePlace('retention', 'period') : holder.valuePlace('retention'),
  };
}
