import { testTables } from './verdicts.ts';

// Tables whose name is no word for people, and what is told in them of one.
describe('Inference: records and events about people', () => {
  testTables({
    'adm1 | hospital admissions of patients': {
      'PATID | Patient identifier, pseudonymised': 'indirect case-reference',
      'ADMDT,date | Date of admission': 'indirect demographic',
      'ADMETH | How the patient was admitted': 'indirect health',
      'DX1 | Primary diagnosis': 'indirect health/health',
      'PROC1 | Main procedure performed': 'indirect health/health',
      'ETH | Ethnic group': 'indirect demographic/ethnicity',
      'SEXCD | Sex of the patient': 'indirect demographic',
      'LOSDAYS,integer | Length of stay in days': 'indirect health',
      'HOSPCD | Code of the hospital': 'none',
    },
    'condition_record | records of a condition of a person': {
      record_id: 'indirect case-reference',
      person_id: 'indirect case-reference',
      'onset,date': 'indirect health/health',
      stop_reason: 'indirect health/health',
      severity: 'indirect health/health',
      condition_concept_id: 'indirect health/health',
      care_site_name: 'none',
      'created_at,datetime': 'none',
    },
    benefit_payment: {
      claimant_nino: 'direct government-id',
      'claimant_dob,date': 'indirect date-of-birth',
      'weekly_amount,number': 'indirect financial',
      'paid_on,date': 'indirect demographic',
      method: 'indirect demographic',
      paying_office: 'none',
      scheme_code: 'none',
    },
    arrest_log: {
      'age,integer': 'indirect demographic',
      ethnic_appearance: 'indirect demographic/ethnicity',
      outcome: 'indirect criminal/criminal',
      station_name: 'none',
      arresting_officer: 'direct name',
      officer_number: 'indirect case-reference',
    },
    'referral | referrals of children': {
      child_id: 'indirect case-reference',
      'referral_date,date': 'indirect demographic',
      outcome: 'indirect demographic',
      ethnicity: 'indirect demographic/ethnicity',
    },
    school_absence: {
      pupil_id: 'indirect case-reference',
      upn: 'direct government-id',
      'session_date,date': 'indirect education',
      absence_code: 'indirect education',
    },
    survey_response: {
      respondent_id: 'indirect case-reference',
      age_band: 'indirect demographic',
      gender: 'indirect demographic',
      'submitted_at,datetime': 'none',
    },
    appointment: {
      patient_id: 'indirect case-reference',
      nhs_number: 'direct government-id',
      'booked_on,date': 'indirect demographic',
      reason: 'indirect demographic',
      clinician: 'direct name',
      clinic_name: 'none',
    },
    employee: {
      staff_number: 'indirect case-reference',
      'joined_on,date': 'indirect employment',
      performance_rating: 'indirect employment',
      security_clearance: 'indirect employment',
      pay_band: 'indirect financial',
      'sick_days,integer': 'indirect health/health',
    },
  });
});

describe('Inference: whose it is by the part they play', () => {
  testTables({
    company: {
      director_date_of_birth: 'indirect date-of-birth',
      director_nationality: 'indirect demographic',
      secretary_address: 'direct address',
      owner_birth_date: 'indirect date-of-birth',
      registered_address: 'none',
    },
    inspection: {
      inspector: 'direct name',
      inspector_id: 'indirect case-reference',
      sampler: 'direct name',
      score: 'none',
      comments: 'none',
    },
    '[de] kind': {
      vorname: 'direct name',
      nachname: 'direct name',
      hausarzt: 'direct name',
      klassenlehrer: 'direct name',
      steuerIdentifikationsnummer: 'direct government-id',
      Staatsangehörigkeit: 'indirect demographic',
      kirche: 'indirect demographic/religion',
      impfstatus: 'indirect health/health',
    },
    '[it] minore': {
      cognome: 'direct name',
      nome: 'direct name',
      medicoCurante: 'direct name',
      confessione_religiosa: 'indirect demographic/religion',
    },
    '[pt] aluno': {
      nome: 'direct name',
      encarregadoEducacao: 'direct name',
      medico_familia: 'direct name',
      alergias: 'indirect health/health',
    },
    '[fr] agent': {
      prenom: 'direct name',
      'date_naissance,date': 'indirect date-of-birth',
      courriel: 'direct contact',
      responsable_legal: 'direct name',
      'jours_maladie,integer': 'indirect health/health',
    },
    '[nl] client': {
      voornaam: 'direct name',
      achternaam: 'direct name',
      huisarts: 'direct name',
      'rolstoel,boolean': 'indirect health/health',
      geloof: 'indirect demographic/religion',
    },
    '[es] detenido': {
      nombre: 'direct name',
      apellidos: 'direct name',
      juez: 'direct name',
      veredicto: 'indirect criminal/criminal',
      medico_tratante: 'direct name',
    },
    sample: {
      hashed_phone_number: 'indirect contact',
      encrypted_nhs_number: 'indirect government-id',
    },
  });
});

describe('Inference: counts, and records of things', () => {
  testTables({
    'labour_market | unemployment by region': {
      region: 'none',
      sex: 'none',
      age_group: 'none',
      'unemployed_persons,integer | Number of unemployed people': 'none',
      'claimants,integer': 'none',
    },
    'hospital | register of hospitals': {
      name: 'none',
      manager_first_name: 'direct name',
      manager_last_name: 'direct name',
      'gender | Whether it takes men, women or both': 'none',
    },
    'crime | street level crime': {
      crime_id: 'none',
      lsoa_code: 'none',
      last_outcome_category: 'none',
    },
    voter_turnout: {
      ward: 'none',
      'electors,integer': 'none',
      'ballots_cast,integer': 'none',
    },
    orders: {
      order_id: 'none',
      customer_id: 'indirect case-reference',
      customer_email: 'direct contact',
      shipping_method: 'none',
    },
    'medicines | register of authorised medicines': {
      product_name: 'none',
      indication: 'none',
      side_effects: 'none',
      dose: 'none',
    },
    vaccination_site: {
      address: 'none',
      vaccine_types: 'none',
      'wheelchair_access,boolean': 'none',
    },
  });
});
