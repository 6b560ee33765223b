import { describe, expect, it } from 'vitest';
import { openPlaces, placeAt } from '@/components/shell/navigation';

const PLACES = openPlaces(['patient.read', 'patient.merge', 'alert.read']).flatMap(([, places]) => places);

describe('where one is', () => {
  it.each([
    ['/patients', 'Patients'],
    ['/patients/new', 'Patients'],
    ['/patients/duplicates', 'Duplicates'],
    ['/patients/duplicates/a/b', 'Duplicates'],
    ['/alerts', 'Alerts'],
    ['/patientsandmore', undefined],
  ])('%s belongs to one place alone', (pathname, label) => {
    expect(placeAt(pathname, PLACES)?.label).toBe(label);
  });
});
