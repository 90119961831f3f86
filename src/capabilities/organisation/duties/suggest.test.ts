import { describe, expect, it } from 'vitest';
import type { Day } from '../../../kernel/day.ts';
import type { DutyPurpose } from './model.ts';
import { judgeDuty, type DutyCase } from './rules.ts';
import { suggestPurpose } from './suggest.ts';

describe('the words of a duty suggest', () => {
  it.each<readonly [string, DutyPurpose | null, 'carries' | 'assists' | null]>([
    ['负责各楼层宿舍卫生检查与评比', 'dormitory', 'carries'],
    ['协助学生公寓管理工作', 'dormitory', 'assists'],
    ['组织晚归查寝', 'dormitory', 'carries'],
    ['组建校风校纪纠察队', 'policing', 'carries'],
    ['检查早操出勤和课堂纪律', 'policing', null],
    ['配合保卫处做好门岗值守', 'security', 'assists'],
    ['承担校园安全保卫', 'security', 'carries'],
    ['听取同学对食堂和宿舍的意见，维护同学权益', 'rights', null],
    ['不承担宿舍管理，服务同学生活', 'life-service', null],
    ['不承担宿舍管理，协助门岗值班', 'security', 'assists'],
    ['组织学术讲座与学科竞赛', 'study', null],
    ['举办歌手大赛和体育节', 'arts', null],
    ['会议记录、档案与物资', 'office', null],
    ['联系各社团', 'clubs', null],
    ['其他', null, null],
  ])('%s', (text, purpose, degree) => {
    const found = suggestPurpose(text);
    expect(found?.purpose ?? null).toBe(purpose);
    if (degree !== null) expect(found?.degree).toBe(degree);
  });
});

describe('a duty', () => {
  const days = { since: '2026-09-01' as Day, until: null };
  const codes = (wanted: Partial<DutyCase>) =>
    judgeDuty({
      ...{ purpose: 'study', degree: null, text: '组织学术讲座', days, body: days },
      ...{ confirmed: false, ...wanted },
    }).map(({ code }) => code);

  it('of an ordinary kind is taken as it is', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ degree: 'assists' })).toEqual(['duty-degree-not-asked']);
    expect(codes({ days: { since: '2026-08-31' as Day, until: null } })).toEqual(['duty-not-then']);
  });

  it('that the form forbids is recorded once that is confirmed', () => {
    const policing = { purpose: 'policing', text: '校园文明纠察' } as const;
    expect(codes(policing)).toEqual(['duty-degree-missing', 'duty-is-policing']);
    expect(codes({ ...policing, degree: 'carries' })).toEqual(['duty-is-policing']);
    expect(codes({ ...policing, degree: 'carries', confirmed: true })).toEqual([]);
  });

  it('that only sounds so is asked about', () => {
    const sounding = { purpose: 'life-service', text: '宿舍卫生检查' } as const;
    expect(codes(sounding)).toEqual(['duty-sounds-administrative']);
    expect(codes({ ...sounding, confirmed: true })).toEqual([]);
  });
});
