import assert from 'node:assert/strict';
import { isCounted, isMoney, measureOf } from '../../src/rules/support/quantities.ts';

// Names of fields as people write them, and what the words in them say. What is not in a list is none of it.

const TYPED: Readonly<Record<string, 'number' | 'integer'>> = { journal_volume: 'integer', area_code: 'integer' };

const field = (name: string) => ({ name, type: { value: TYPED[name] ?? 'number' } }) as never;

const NAMES: Readonly<Record<'time' | 'other' | 'money' | 'count' | 'share' | 'none', string>> = {
  time: 'duration award_duration duree_contrat durataTotale duracion dauer duur mean_duration',
  other:
    'height maxHeight length_total roadLength plot_area WindSpeed body_weight temperature_avg longueur_voie superficie_totale hauteur_max ' +
    'altezza larghezza peso_neto altura_media gewicht oppervlakte comprimento distance_to_school',
  money:
    'fee unit_price annualSalary rent net_income total_cost costs montant_ht importe_total prezzo gehalt huur preco grant_amount amount_paid invoice_total',
  count:
    'count childCount number_of_rooms total_children quantity qty nombre_enfants cantidad_total anzahl aantal_kinderen num_of_units',
  share: 'percentage percentPaid paid_pct pourcentage_paye prozent',
  none:
    'area_code journal_volume weight_factor price_index house_number phone_number case_number reference_number fee_type salary_band bmi_score ' +
    'image_height min_length account discount_code candidate cost_centre rate ratio longitud breite amount value total name update altitudeUnitCode ' +
    'survey_weight text_length weight_category country account_holder speed_rank number_plate rent_id',
};

describe('words for quantities', () => {
  for (const [kind, names] of Object.entries(NAMES))
    for (const name of names.split(' '))
      it(`takes ${name} for ${kind}`, () => {
        const found = [measureOf(field(name)), isMoney(field(name)) ? 'money' : undefined, isCounted(field(name))];
        assert.deepEqual(
          found.filter((one) => one !== undefined),
          kind === 'none' ? [] : [kind],
        );
      });
});
