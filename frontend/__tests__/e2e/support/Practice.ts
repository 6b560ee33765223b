import { randomInt } from 'node:crypto';
import { type APIRequestContext, expect } from '@playwright/test';
import type { Patient, PatientCreate, PatientStatus } from '../../../src/lib/api/shapes';

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
}
