import { BASE_PATH } from '@/lib/api/address';

/** The parts of a patient's page; the name of one stands in the address, so that it can be pointed at. */
export const PATIENT_TABS = {
  overview: 'Overview',
  timeline: 'Timeline',
  insurance: 'Insurance',
  pictures: 'Pictures',
  history: 'History',
  audit: 'Audit',
} as const;

export type PatientTab = keyof typeof PATIENT_TABS;

/** The part that an address names; the first one where it names none. */
export function tabOf(parameters: Pick<URLSearchParams, 'get'>): PatientTab {
  const named = parameters.get('tab') ?? '';
  return named in PATIENT_TABS ? (named as PatientTab) : 'overview';
}

/** The page stays; only its part is another one. */
export function keepTabInAddress(patientId: string, tab: PatientTab): void {
  const query = tab === 'overview' ? '' : `?tab=${tab}`;
  window.history.replaceState(null, '', `${BASE_PATH}/patients/${patientId}${query}`);
}
