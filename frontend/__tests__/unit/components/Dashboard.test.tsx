import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { CoverageMix } from '@/components/dashboard/CoverageMix';
import { DashboardFigures } from '@/components/dashboard/DashboardFigures';
import { PatientStatusChart } from '@/components/dashboard/PatientStatusChart';
import { RecentChanges } from '@/components/dashboard/RecentChanges';
import { aDashboard, aListItem } from '../support/builders';
import { show } from '../support/render';

const { counts } = aDashboard();

describe('test_dashboard_rendering', () => {
  it('shows each figure and leads to the patients behind it', () => {
    show(<DashboardFigures counts={counts} />);
    const review = screen.getByRole('link', { name: /To review/ });
    expect(review).toHaveTextContent('8');
    expect(review).toHaveAttribute('href', '/patients?pending_review=true');
    expect(screen.getByRole('link', { name: /Active patients/ })).toHaveTextContent('of 20, 20 new this month');
  });

  it('writes large figures so that they can be read', () => {
    show(<DashboardFigures counts={{ ...counts, by_status: { active: 12_480 } }} />);
    expect(screen.getByRole('link', { name: /Active patients/ })).toHaveTextContent('12,480');
  });

  it('spreads everybody over the kinds of coverage, the unconfirmed included', () => {
    show(<CoverageMix counts={counts} />);
    const figures = within(screen.getByRole('list', { name: 'Patients by coverage' }))
      .getAllByRole('listitem')
      .map((item) => Number(item.querySelector('strong')?.textContent));
    expect(figures).toEqual([13, 1, 2, 0, 4]);
    expect(figures.reduce((sum, figure) => sum + figure)).toBe(counts.total);
  });

  it('lists who was changed last', () => {
    show(<RecentChanges patients={[aListItem({ pending_review: true })]} />);
    const change = screen.getByRole('link', { name: /Kestrel Jessamy/ });
    expect(change).toHaveTextContent('Cedar Hollow Mutual · PPO 1500');
    expect(change).toHaveTextContent('Review');
    expect(change).toHaveAttribute('href', `/patients/${aListItem().id}`);
  });

  it('says what to do when there is nobody yet', () => {
    show(<RecentChanges patients={[]} />);
    expect(screen.getByRole('heading', { name: 'No patients yet' })).toBeVisible();
  });
});

describe('test_chart_interactions', () => {
  const arc = (status: string) => document.querySelector<SVGElement>(`[data-part="${status}"]`) as SVGElement;
  const middle = () => screen.getByTestId('donut').textContent;

  it('draws an arc for each status that somebody has, in proportion', () => {
    show(<PatientStatusChart counts={counts} />);
    const parts = [...document.querySelectorAll('[data-part]')].map((part) => part.getAttribute('data-part'));
    expect(parts).toEqual(['inquiry', 'active', 'churned']);
    const length = (status: string) => Number(arc(status).getAttribute('stroke-dasharray')?.split(' ')[0]);
    expect(length('active')).toBeGreaterThan(length('inquiry') * 1.9);
    expect(middle()).toBe('20in all');
  });

  it('shows the figures of the part that is pointed at, and fades the others', async () => {
    show(<PatientStatusChart counts={counts} />);
    await userEvent.hover(arc('active'));
    expect(middle()).toBe('12Active');
    expect(arc('inquiry')).toHaveAttribute('data-faded');
    await userEvent.unhover(arc('active'));
    expect(middle()).toBe('20in all');
  });

  it('does the same from the keyboard, and leads to the patients of a status', async () => {
    show(<PatientStatusChart counts={counts} />);
    await userEvent.tab();
    expect(screen.getByRole('link', { name: /Inquiry/ })).toHaveFocus();
    expect(middle()).toBe('6Inquiry');
    expect(screen.getByRole('link', { name: /Urgent/ })).toHaveAttribute('href', '/patients?status=urgent');
  });

  it('stands without anybody', () => {
    show(<PatientStatusChart counts={{ total: 0, by_status: {} }} />);
    expect(middle()).toBe('0in all');
    expect(screen.getByRole('link', { name: /Active/ })).toHaveTextContent('0%');
  });
});
