import type { EducationLevel } from '../organisation/people/model.ts';
import type { PlannedUnit } from './plan.ts';
import type { Programme } from './students.ts';

/** Seven departments and colleges, a 书院 and a second campus, each with a union of its own. */
export const largeUnits: readonly Pick<PlannedUnit, 'name' | 'kind'>[] = [
  { name: '护理与健康学院', kind: 'college' },
  { name: '智能制造学院', kind: 'college' },
  { name: '信息工程学院', kind: 'college' },
  { name: '经济管理学院', kind: 'college' },
  { name: '学前教育系', kind: 'department' },
  { name: '建筑工程系', kind: 'department' },
  { name: '人文与传媒系', kind: 'department' },
  { name: '澜亭书院', kind: 'academy' },
  { name: '北渠校区', kind: 'campus' },
];

const yearsOf: Readonly<Record<EducationLevel, number>> = {
  secondary: 3,
  'junior-college': 3,
  undergraduate: 4,
  postgraduate: 3,
};

/** Programmes of a unit: name, what classes are called by, level, classes a year, women of a thousand. */
type Row = readonly [string, string, EducationLevel, number, number];

const of = (unit: string, ...rows: readonly Row[]): readonly Programme[] =>
  rows.map(([name, short, level, classes, women]) => ({
    ...{ unit, name, short, level, classes, women },
    years: yearsOf[level],
  }));

/** What is taught in the units. */
export const largeProgrammes: readonly Programme[] = [
  ...of(
    '护理与健康学院',
    ['护理', '护理', 'junior-college', 7, 870],
    ['助产', '助产', 'junior-college', 2, 990],
    ['健康服务与管理', '健管', 'undergraduate', 3, 760],
    ['护理学', '护理研', 'postgraduate', 1, 850],
  ),
  ...of(
    '智能制造学院',
    ['机械电子工程', '机电', 'undergraduate', 4, 180],
    ['数控技术', '数控', 'junior-college', 3, 120],
    ['工业机器人技术', '机器人', 'junior-college', 2, 160],
    ['机械工程', '机械研', 'postgraduate', 2, 220],
  ),
  ...of(
    '信息工程学院',
    ['软件工程', '软件', 'undergraduate', 5, 310],
    ['大数据技术', '大数据', 'junior-college', 3, 360],
    ['网络工程', '网络', 'undergraduate', 2, 260],
    ['电子信息', '电信研', 'postgraduate', 2, 320],
  ),
  ...of(
    '经济管理学院',
    ['会计学', '会计', 'undergraduate', 4, 740],
    ['电子商务', '电商', 'junior-college', 4, 620],
    ['物流管理', '物流', 'undergraduate', 2, 480],
  ),
  ...of(
    '学前教育系',
    ['学前教育', '学前', 'junior-college', 5, 950],
    ['小学教育', '小教', 'undergraduate', 2, 830],
  ),
  ...of(
    '建筑工程系',
    ['土木工程', '土木', 'undergraduate', 3, 210],
    ['工程造价', '造价', 'junior-college', 3, 430],
  ),
  ...of(
    '人文与传媒系',
    ['汉语言文学', '汉语言', 'undergraduate', 2, 800],
    ['网络与新媒体', '新媒体', 'undergraduate', 2, 650],
  ),
  ...of(
    '澜亭书院',
    ['数据科学', '数科', 'undergraduate', 2, 400],
    ['应用心理学', '心理', 'undergraduate', 1, 720],
  ),
  ...of(
    '北渠校区',
    ['畜牧兽医', '畜牧', 'junior-college', 3, 420],
    ['园林技术', '园林', 'junior-college', 2, 530],
    ['食品科学与工程', '食品', 'undergraduate', 3, 600],
  ),
];
