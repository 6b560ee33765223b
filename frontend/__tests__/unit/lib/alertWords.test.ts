import { describe, expect, it } from 'vitest';
import { acknowledgedWords, badgeFigure, classesFor, detailOf, KIND_WORDS, placeOf } from '@/lib/words/alertWords';
import { anAlert } from '../support/alertBuilders';

const TODAY = '2026-11-25';

describe('the words of alerts', () => {
  it('say plainly what happened', () => {
    expect(KIND_WORDS['coverage.lost'].label).toBe('No coverage in force');
    for (const { label, meaning } of Object.values(KIND_WORDS)) {
      expect(`${label} ${meaning}`).not.toMatch(/[_.]\w+_/);
      expect(meaning).toMatch(/\.$/);
    }
  });

  it('tell which part of PFINNI does not get on', () => {
    const troubled = (subject: string) => detailOf(anAlert({ kind: 'worker.troubled', subject }), TODAY);
    expect([troubled('escalation'), troubled('something new')]).toEqual(['Escalation of alerts', 'something new']);
  });

  it('tell a birthday by its day', () => {
    const birthday = (on: string) => detailOf(anAlert({ kind: 'patient.birthday', facts: { on } }), TODAY);
    expect([birthday('2026-11-25'), birthday('2026-11-26'), birthday('2026-12-02')]).toEqual([
      'today',
      'tomorrow',
      'on Dec 2, 2026',
    ]);
  });

  it('name the schedule that was missed, and nothing that they do not know', () => {
    expect(detailOf(anAlert({ kind: 'schedule.missed', subject: 'insurance_sync' }), TODAY)).toBe('Insurance sync');
    expect(detailOf(anAlert({ kind: 'schedule.missed', subject: 'constructor' }), TODAY)).toBe('');
    expect(detailOf(anAlert({ kind: 'job.dead', subject: 'jjjjjjjjjjjjjjjjjjjj' }), TODAY)).toBe('');
  });

  it('lead to the place where something can be done', () => {
    expect(placeOf('job.dead')?.href).toBe('/admin/jobs');
    expect(placeOf('notice.failed')?.href).toBe('/admin/outbox');
    expect(placeOf('security.account_asked_for')?.href).toBe('/admin/users');
    expect(placeOf('security.audit_not_whole')?.href).toBe('/audit');
    expect(placeOf('coverage.lost')).toBeNull();
  });

  it('tell what became of several, and why some stayed', () => {
    expect(acknowledgedWords(3, [])).toBe('3 acknowledged.');
    expect(acknowledgedWords(2, ['alert_closed'])).toBe('2 acknowledged; 1 stayed as it was: closed already.');
    expect(acknowledgedWords(0, ['stale_alert', 'alert_not_found', 'stale_alert'])).toBe(
      'None acknowledged; 3 stayed as they were: changed by somebody else just now, no longer there.',
    );
  });

  it('keep what is about the system for who runs it', () => {
    expect(classesFor(false).map(([name]) => name)).toEqual(['patient', 'insurance', 'birthday']);
    expect(classesFor(true)).toHaveLength(5);
  });

  it('keep a badge small', () => {
    expect([badgeFigure(1), badgeFigure(99), badgeFigure(100)]).toEqual(['1', '99', '99+']);
  });
});
