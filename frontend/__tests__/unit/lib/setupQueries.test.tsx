import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { asProblem } from '@/lib/api/problem';
import type { SetUpRequest } from '@/lib/api/shapes';
import { createQueryClient } from '@/lib/queries/queryClient';
import { useSetUp, useSetUpState } from '@/lib/queries/setupQueries';
import { show } from '../support/render';
import { at, HttpResponse, http, problem, server } from '../support/server';

const ASKED: SetUpRequest = {
  token: 'a-token-of-32-characters-or-so--',
  practice_name: 'Northside',
  zone: 'America/Chicago',
  name: 'Jordan Avery',
  email: 'jordan@example.com',
  password: 'seven quiet lamps at noon',
  recovery_code: '1a2b3-4c5d6-7e8f9-0a1b2',
};

function SettingUp() {
  const state = useSetUpState();
  const setUp = useSetUp();
  return (
    <>
      <p>{state.data?.is_needed ? 'needed' : 'not needed'}</p>
      <p>{setUp.error === null ? null : asProblem(setUp.error).code}</p>
      <button type="button" onClick={() => setUp.mutate(ASKED)}>
        Go
      </button>
    </>
  );
}

async function answered(answer: () => Response) {
  const onSignedOut = vi.fn();
  const asked: unknown[] = [];
  server.use(
    http.get(at('/setup'), () => HttpResponse.json({ is_needed: true })),
    http.post(at('/setup'), async ({ request }) => {
      asked.push(await request.json());
      return answer();
    }),
  );
  show(<SettingUp />, createQueryClient(onSignedOut));
  expect(await screen.findByText('needed')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  return { asked, onSignedOut };
}

describe('set-up', () => {
  it('is not needed any more once it is done', async () => {
    const { asked } = await answered(() => HttpResponse.json({ is_needed: false }, { status: 201 }));
    expect(await screen.findByText('not needed')).toBeVisible();
    expect(asked).toEqual([ASKED]);
  });

  it('is not needed any more when somebody else was faster', async () => {
    await answered(() => problem(409, 'already_set_up'));
    expect(await screen.findByText('not needed')).toBeVisible();
  });

  it('takes a wrong token for what it is: nobody is signed out, and nothing is sent twice', async () => {
    const { asked, onSignedOut } = await answered(() => problem(401, 'set_up_token_wrong'));
    expect(await screen.findByText('set_up_token_wrong')).toBeVisible();
    expect(screen.getByText('needed')).toBeVisible();
    expect(asked).toHaveLength(1);
    expect(onSignedOut).not.toHaveBeenCalled();
  });
});
