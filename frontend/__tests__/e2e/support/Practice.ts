import { randomInt } from 'node:crypto';
import { type APIRequestContext, expect } from '@playwright/test';
import type { Alert, AlertCreate, Patient, PatientCreate, PatientStatus } from '../../../src/lib/api/shapes';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A word that nobody else's name has. */
export function unheardOf(): string {
  const word = Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `Q${word}`;
}

/** The practice over its API: what a colleague does while a test looks at a page. */
export class Practice {
  constructor(private readonly request: APIRequestContext) {}

  async addPatient(facts: Partial<PatientCreate> = {}): Promise<Patient> {
    const data = { family_name: unheardOf(), given_name: 'Testa', birth_date: '1980-03-12', ...facts };
    const answer = await this.request.post('patients', { data });
    expect(answer.status()).toBe(201);
    return answer.json();
  }

  async move(patient: Patient, status: PatientStatus, reason: string | null = null): Promise<Patient> {
    const data = { status, version: patient.version, reason };
    const answer = await this.request.put(`patients/${patient.id}/status`, { data });
    expect(answer.status()).toBe(200);
    return answer.json();
  }

  async raise(note: string, facts: Partial<AlertCreate> = {}): Promise<Alert> {
    const answer = await this.request.post('alerts', { data: { note, ...facts } });
    expect(answer.status()).toBe(201);
    return answer.json();
  }

  async close(alert: Alert): Promise<void> {
    const answer = await this.request.put(`alerts/${alert.id}/close`, { data: {} });
    expect(answer.status()).toBe(200);
  }

  /** A patient with an alert that a colleague raised about them. */
  async addAlert(facts: Partial<AlertCreate> = {}): Promise<{ patient: Patient; alert: Alert }> {
    const patient = await this.addPatient();
    return { patient, alert: await this.raise('Please call back.', { patient_id: patient.id, ...facts }) };
  }
}
