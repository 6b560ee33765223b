'use client';

import { useCallback, useEffect, useState } from 'react';
import { LoginForm } from '@/components/auth/LoginForm';
import { PasskeyStep } from '@/components/auth/PasskeyStep';
import { SecondStepForm } from '@/components/auth/SecondStepForm';
import { type ApiProblem, asProblem } from '@/lib/api/problem';
import { demoAccounts } from '@/lib/auth/demoAccounts';
import { passkeyFailureWords, usePasskeySupport } from '@/lib/auth/passkeySupport';
import { usePasskeySignIn } from '@/lib/queries/passkeyQueries';
import { useSecondStep } from '@/lib/queries/secondFactorQueries';
import { type SecondStepAsked, useSignIn } from '@/lib/queries/sessionQueries';

/** After these the password is asked for again. */
const BEGINS_ANEW: ReadonlySet<string> = new Set([
  'INVALID_TWO_FACTOR_COOKIE',
  'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE',
  'TWO_FACTOR_NOT_ENABLED',
]);

/** A passkey that was refused, or taken up too late, can be offered once more. */
const OFFERED_AGAIN: ReadonlySet<string> = new Set(['CHALLENGE_NOT_FOUND', 'AUTHENTICATION_FAILED']);

interface SignInStepsProps {
  isDemo: boolean;
  /** Whose session it was, where it is renewed. */
  email?: string;
  onSignedIn: () => void;
}

/** Signing in: with a passkey, or with the password and, where one is set up, the second factor. */
export function SignInSteps({ isDemo, email, onSignedIn }: SignInStepsProps) {
  const signIn = useSignIn();
  const second = useSecondStep();
  const passkey = usePasskey(onSignedIn);
  const [asked, setAsked] = useState<SecondStepAsked | null>(null);
  const [turnedBack, setTurnedBack] = useState<ApiProblem | null>(null);

  const startAnew = (problem: ApiProblem | null) => {
    signIn.reset();
    second.reset();
    setTurnedBack(problem);
    setAsked(null);
  };

  if (asked?.takesCode === false) {
    return <PasskeyStep passkey={passkey} onBack={() => startAnew(null)} />;
  }
  if (asked !== null) {
    return (
      <SecondStepForm
        onSubmit={(step) =>
          second.mutate(step, {
            onSuccess: onSignedIn,
            onError: (error) => {
              if (BEGINS_ANEW.has(asProblem(error).code)) {
                startAnew(asProblem(error));
              }
            },
          })
        }
        onBack={() => startAnew(null)}
        {...stateOf(second)}
        passkey={asked.takesPasskey ? passkey : null}
      />
    );
  }
  return (
    <LoginForm
      onSubmit={(credentials) =>
        signIn.mutate(credentials, {
          onSuccess: (step) => {
            if (step === 'signed-in') {
              onSignedIn();
            } else {
              setAsked(step);
            }
          },
        })
      }
      {...stateOf(signIn, turnedBack)}
      demoAccounts={isDemo ? demoAccounts : []}
      passkey={passkey}
      {...(email === undefined ? {} : { email })}
    />
  );
}

/** What a form shows of its answer; after a good one it stays busy, as the page goes on. */
function stateOf(
  { isPending, isSuccess, error }: { isPending: boolean; isSuccess: boolean; error: Error | null },
  before: ApiProblem | null = null,
) {
  return { isBusy: isPending || isSuccess, problem: error === null ? before : asProblem(error) };
}

/** The button, and the browser's own offer where the address is typed. */
function usePasskey(onSignedIn: () => void) {
  const support = usePasskeySupport();
  const { mutate: offer, error: offerError } = usePasskeySignIn();
  const asked = usePasskeySignIn();

  const offerIt = useCallback(() => {
    const onError = (error: unknown) => {
      if (OFFERED_AGAIN.has(asProblem(error).code)) {
        offer({ isOffered: true }, { onSuccess: onSignedIn });
      }
    };
    offer({ isOffered: true }, { onSuccess: onSignedIn, onError });
  }, [offer, onSignedIn]);

  useEffect(() => {
    if (support.canOffer) {
      offerIt();
    }
  }, [support.canOffer, offerIt]);

  if (!support.isThere) {
    return null;
  }
  return {
    onUse: () =>
      asked.mutate(
        { isOffered: false },
        { onSuccess: onSignedIn, onError: () => (support.canOffer ? offerIt() : undefined) },
      ),
    isBusy: asked.isPending || asked.isSuccess,
    failure: failureWords(asked.error ?? offerError),
  };
}

/** Silent when the person gave up, and while nobody answers: the page says that already. */
function failureWords(error: unknown): string | null {
  if (error === null) {
    return null;
  }
  const problem = asProblem(error);
  return passkeyFailureWords(error) ?? (problem.isPassing ? null : problem.message);
}
