import assert from 'node:assert/strict';
import { isUcum } from '../../src/model/vocabularies/ucum.ts';
import { unitAtoms } from '../../src/model/vocabularies/unit-tables.ts';
import { commonUnits, unitMeant, unitOf } from '../../src/model/vocabularies/units.ts';

describe('terms of UCUM', () => {
  const VALID =
    "m km m2 m-2 s+2 kg/m2 kg.m/s2 /min 1/d 10*3/uL 10^-6 10*-6.m Cel [degF] % [ppm] mm[Hg] [in_i'Hg] [mi_i]/h [acr_br] har dam daL KiBy " +
    'mol/(L.s) (kg.m)/(s2.K) {count} {persons} m{above_sea} /100{WBC} g{dry}/L umol/min/{1.73_m2} dB B[SPL] B[10.nV] kW.h kat U/L [iU]/mL ' +
    "[arb'U] cal_[15] kcal_th [m/s2/Hz^0.5] %[slope] ' '' deg a mo wk 1 2.m m2.5 mph meq/L mosm/kg ug/m3 hPa [gal_us] uSv t ueV k[IU]/L ((m))";
  const INVALID =
    'Kgs metres Metre ha kWh °C degC m² µg/m³ ug/m^3 kg//m m. .m m/ / ( () (m m) m) {count {a{b}} m{a}{b} k[mi_i] kmin mh cmo GBP ppm ' +
    'celsius Gallon 10*** m* [degc] [ppm k% kkg da mm2m persons + - 3-';
  for (const term of VALID.split(' ')) it(`takes ${term}`, () => assert.equal(isUcum(term), true));
  for (const term of INVALID.split(' ')) it(`refuses ${term}`, () => assert.equal(isUcum(term), false));
  it('refuses what is none at all', () => {
    for (const term of ['', ' ', 'm ', ' m', 'kg m', 'square metre', 'm'.repeat(1000), '('.repeat(199), '€'])
      assert.equal(isUcum(term), false, term);
  });
  it('takes every code of the table', () => {
    for (const code of unitAtoms().keys()) assert.equal(isUcum(code), true, code);
  });
});

describe('names of units', () => {
  const LABELS: Readonly<Record<string, string>> = {
    m: 'metre',
    km: 'kilometre',
    'kg/m2': 'kilogram per square metre',
    'm-1': 'metre to the power of -1',
    'kW.h': 'kilowatt hour',
    'kW.h/a': 'kilowatt hour per year',
    '/min': 'per minute',
    '10*3': '10 to the power of 3',
    mph: 'milliphot',
    '{rooms}': 'rooms',
    'g{dry_weight}/L': 'gram (dry weight) per litre',
  };
  for (const [code, label] of Object.entries(LABELS))
    it(`calls ${code} "${label}"`, () => assert.equal(unitOf(code)?.replace(' (small letter)', ''), label));
  it('has none for what is no code', () => assert.equal(unitOf('metres'), undefined));
  it('has one for every common unit, each a code', () => {
    for (const { code, label } of commonUnits()) {
      assert.equal(isUcum(code), true, code);
      assert.equal(unitOf(code), label);
    }
  });
});

describe('words for units', () => {
  const MEANT: Readonly<Record<string, string>> = {
    metres: 'm',
    Mètres: 'm',
    metri: 'm',
    Meter: 'm',
    kilometros: 'km',
    Kgs: 'kg',
    KM: 'km',
    'm²': 'm2',
    'm^2': 'm2',
    sqm: 'm2',
    'square metres': 'm2',
    'metros cuadrados': 'm2',
    'mètres carrés': 'm2',
    Quadratmeter: 'm2',
    'cubic metres': 'm3',
    'm³': 'm3',
    Hektar: 'har',
    ha: 'har',
    '°C': 'Cel',
    'degrees Celsius': 'Cel',
    'µg/m³': 'ug/m3',
    'milligrams per litre': 'mg/L',
    'kg / m^2': 'kg/m2',
    mph: '[mi_i]/h',
    kWh: 'kW.h',
    'kWh/year': 'kW.h/a',
    'per cent': '%',
    'por ciento': '%',
    percentage: '%',
    Jahre: 'a',
    months: 'mo',
    uren: 'h',
    'nautical miles': '[nmi_i]',
    ppm: '[ppm]',
    persons: '{persons}',
    millilitres: 'mL',
    'sq km': 'km2',
  };
  for (const [word, code] of Object.entries(MEANT))
    it(`reads ${word} as ${code}`, () => assert.equal(unitMeant(word), code));
  it('gives codes only', () => {
    for (const word of Object.keys(MEANT)) assert.equal(isUcum(unitMeant(word) ?? ''), true, word);
  });
  it('guesses nothing', () => {
    for (const word of ['', 'gallons', 'ton', 'pounds', 'see notes', 'GBP', 'm per s per kg', 'x'.repeat(500)])
      assert.equal(unitMeant(word), undefined, word);
  });
});
