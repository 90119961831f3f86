import {
  choice,
  personal,
  reference,
  text,
  whole,
  yesNo,
} from '../../../engines/actions/fields.ts';
import { educationLevels, politicalStatuses, sexes } from './model.ts';
import { ethnicGroupOf } from './ethnic-groups.ts';

const why = {
  number: 'tells apart people of one name; the log-in name',
  name: 'rosters, appointments and elections name people',
  sex: 'quotas for women among delegates',
  ethnicGroup: 'quotas for ethnic minorities among delegates',
  citizen: 'delegates are Chinese citizens',
  politicalStatus: 'staff are Party or League members (form 2021, item 7)',
  educationLevel: 'quotas by level; academic standing is judged by level',
  programme: 'rank within the programme (form 2021, item 8)',
  grade: 'freshmen have no rank; every grade has delegates',
  fullTime: 'delegates are full-time students; guides are full-time cadres',
  unit: 'seats are given to units; guides reach their unit alone',
  discipline: 'probation takes away the right to stand',
} as const;

/** The number of a student or teacher; one of a kind in a school. */
export const numberField = () => personal(text(32), why.number);
export const nameField = () => personal(text(60), why.name);
export const sexField = () => personal(choice(sexes), why.sex);
export const ethnicGroupField = () => personal(text(20), why.ethnicGroup);
export const citizenField = () => personal(yesNo(), why.citizen);
export const politicalStatusField = () => personal(choice(politicalStatuses), why.politicalStatus);
export const educationLevelField = () => personal(choice(educationLevels), why.educationLevel);
export const programmeField = () => personal(text(60), why.programme);
export const gradeField = () => personal(whole(1900, 2200), why.grade);
export const fullTimeField = () => personal(yesNo(), why.fullTime);
export const unitField = () => personal(reference('unit'), why.unit);
export const unitNameField = () => personal(text(60), why.unit);
export const documentField = () => personal(text(100), why.discipline);

/** What may be unknown of a person. */
export const factFields = {
  sex: sexField().nullish(),
  ethnicGroup: ethnicGroupField().transform(ethnicGroupOf).nullish(),
  citizen: citizenField().nullish(),
  politicalStatus: politicalStatusField().nullish(),
  educationLevel: educationLevelField().nullish(),
  programme: programmeField().nullish(),
  grade: gradeField().nullish(),
  fullTime: fullTimeField().nullish(),
} as const;
