import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ApiProblem, unreachable } from '@/lib/api/problem';
import { usePatient } from '@/lib/queries/patientQueries';
import { createQueryClient, isWorthRepeating, waitBeforeRepeating } from '@/lib/queries/queryClient';
import { Answer } from '@/lib/ui/Answer';
import { aPatient } from '../support/builders';
import { show } from '../support/render';
import { at, HttpResponse, http, problem, server } from '../support/server';

const { id } = aPatient();

function Reading() {
  return (
    <Answer query={usePatient(id)} skeleton={<p>skeleton</p>}>
      {(patient) => <p>{patient.family_name}</p>}
    </Answer>
  );
}

function answerWith(...answers: (() => Response)[]) {
  let asked = 0;
  server.use(
    http.get(at(`/patients/${id}`), () => {
      const answer = answers[Math.min(asked, answers.length - 1)] as () => Response;
      asked += 1;
      return answer();
    }),
  );
}

describe('an answer', () => {
  it('is waited for while the API is starting, with its progress', async () => {
    answerWith(
      () => problem(503, 'starting', { progress: 0.42 }, { 'retry-after': '0.2' }),
      () => HttpResponse.json(aPatient()),
    );
    show(<Reading />);
    expect(await screen.findByText('PFINNI is starting: 42 %')).toBeVisible();
    expect(screen.getByText('skeleton')).toBeVisible();
    expect(await screen.findByText('Jessamy')).toBeVisible();
  });

  it('is waited for while nobody is there behind the web server', async () => {
    answerWith(
      () => new HttpResponse('Internal Server Error', { status: 500 }),
      () => HttpResponse.json(aPatient()),
    );
    show(<Reading />);
    expect(await screen.findByText('PFINNI does not answer at the moment')).toBeVisible();
    expect(await screen.findByText('Jessamy')).toBeVisible();
  });

  it('says so when the role does not open it', async () => {
    answerWith(() => problem(403, 'not_permitted'));
    show(<Reading />);
    expect(await screen.findByRole('heading', { name: 'Your role does not open this' })).toBeVisible();
  });

  it('says so when there is nothing', async () => {
    answerWith(() => problem(404, 'patient_not_found'));
    show(<Reading />);
    expect(await screen.findByRole('heading', { name: 'Title of patient_not_found.' })).toBeVisible();
  });

  it('gives the reference of a fault, and can be asked for again', async () => {
    answerWith(
      () => problem(500, 'internal_error', { request_id: 'ref-123' }),
      () => HttpResponse.json(aPatient()),
    );
    show(<Reading />);
    expect(await screen.findByRole('alert')).toHaveTextContent('Reference: ref-123');
    screen.getByRole('button', { name: 'Try again' }).click();
    expect(await screen.findByText('Jessamy')).toBeVisible();
  });

  it('leads out when nobody is signed in', async () => {
    answerWith(() => problem(401, 'not_signed_in'));
    const onSignedOut = vi.fn();
    show(<Reading />, createQueryClient(onSignedOut));
    await waitFor(() => expect(onSignedOut).toHaveBeenCalledOnce());
  });
});

describe('repeating a read', () => {
  const of = (status: number, retryAfter: number | null = null) => new ApiProblem({ title: '', status }, retryAfter);

  it('goes on for as long as the API is away, twice when it asks for patience, and never otherwise', () => {
    expect(isWorthRepeating(500, unreachable())).toBe(true);
    expect(isWorthRepeating(500, of(503))).toBe(true);
    expect([isWorthRepeating(1, of(429)), isWorthRepeating(2, of(429))]).toEqual([true, false]);
    expect([401, 403, 404, 409, 422, 500].some((status) => isWorthRepeating(0, of(status)))).toBe(false);
  });

  it('waits as long as the API asks, else longer each time', () => {
    expect(waitBeforeRepeating(0, of(429, 7000))).toBe(7000);
    expect([0, 1, 9].map((failures) => waitBeforeRepeating(failures, unreachable()))).toEqual([500, 1000, 5000]);
  });
});
