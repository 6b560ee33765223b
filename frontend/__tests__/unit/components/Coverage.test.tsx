import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { CoverageList } from '@/components/coverages/CoverageList';
import type { Benefit } from '@/lib/api/shapes';
import { aCoverage } from '../support/builders';
import { show } from '../support/render';

const deductible: Benefit = {
  kind: 'deductible',
  network: 'in',
  level: 'individual',
  period: 'calendar year',
  total: '1500',
  remaining: '640.25',
  met: '859.75',
  segments: [22, 23],
};
const copay: Benefit = {
  kind: 'copay',
  network: 'in',
  service_type: 'Urgent care',
  period: 'visit',
  total: '0',
  segments: [40],
};
const coinsurance: Benefit = { kind: 'coinsurance', network: 'out', share: '0.4', segments: [37] };

describe('an insurance', () => {
  it('shows the benefits network by network', () => {
    show(<CoverageList coverages={[aCoverage({ benefits: [deductible, copay, coinsurance] })]} />);
    const inside = within(screen.getByRole('region', { name: 'In network' }));
    expect(inside.getByText('$859.75 met of $1,500')).toBeVisible();
    expect(inside.getByText('$640.25 left')).toBeVisible();
    expect(inside.getByText('$0 a visit')).toBeVisible();
    expect(within(screen.getByRole('region', { name: 'Out of network' })).getByText('40%')).toBeVisible();
  });

  it('says from where in the payer’s answer an amount comes', () => {
    show(<CoverageList coverages={[aCoverage({ benefits: [deductible] })]} />);
    expect(screen.getByTitle("Segments 22, 23 of the payer's answer")).toBeVisible();
  });

  it('leaves unknown what the payer did not state', () => {
    const unstated = { ...deductible, met: null, remaining: null };
    show(<CoverageList coverages={[aCoverage({ benefits: [unstated] })]} />);
    expect(screen.getByText('Met so far not stated of $1,500')).toBeVisible();
    expect(screen.queryByText(/left/)).toBeNull();
  });

  it('explains every rejection in words, with what to do', () => {
    const rejections = [
      { loop: '2100C', code: '72', follow_up: 'C', meaning: 'The member id is invalid or missing' },
      { loop: '2100A', code: '42', follow_up: 'R', meaning: 'The payer cannot respond at present' },
    ];
    show(<CoverageList coverages={[aCoverage({ status: 'undetermined', check_outcome: 'rejected', rejections })]} />);
    const notes = within(screen.getByRole('list', { name: 'What the payer objects to' })).getAllByRole('listitem');
    expect(notes[0]).toHaveTextContent('The member id is invalid or missing. Correct it and check again.');
    expect(notes[1]).toHaveTextContent('The check may be repeated.');
    expect(screen.getByText('Not confirmed')).toBeVisible();
    expect(screen.getByText('CHM65395666')).toBeVisible();
  });

  it('names the subscriber where it is not the patient', () => {
    const subscriber = {
      family_name: 'Underhill',
      given_name: 'Petra',
      birth_date: '1992-11-25',
      sex: 'female' as const,
    };
    show(<CoverageList coverages={[aCoverage({ relationship: 'child', subscriber })]} />);
    expect(screen.getByText('Child of the subscriber')).toBeVisible();
    expect(screen.getByText('Petra Underhill, born Nov 25, 1992')).toBeVisible();
  });

  it('says that there is none', () => {
    show(<CoverageList coverages={[]} />);
    expect(screen.getByRole('heading', { name: 'No insurance on record' })).toBeVisible();
  });
});
