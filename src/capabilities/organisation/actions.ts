import {
  actingChairEnd,
  actingChairList,
  actingChairSet,
  actingChairStrike,
} from './acting/actions.ts';
import { administratorAppoint, administratorEnd } from './appointments/administrators.ts';
import {
  appointmentCorrect,
  appointmentEnd,
  appointmentMake,
  appointmentStrike,
} from './appointments/actions.ts';
import { appointmentList } from './appointments/list.ts';
import { termClose, termList, termOpen } from './appointments/terms.ts';
import { bodyClose, bodyCreate, bodyStateGround, bodyUpdate } from './bodies/actions.ts';
import { bodyList, postList } from './bodies/lists.ts';
import { postClose, postCreate, postUpdate } from './bodies/posts.ts';
import {
  calendarDayClear,
  calendarDayList,
  calendarDaySet,
  semesterCreate,
  semesterList,
  semesterUpdate,
} from './calendar/actions.ts';
import { capList } from './caps/list.ts';
import { chartRead } from './chart/actions.ts';
import { classCommitteeFound } from './classes/actions.ts';
import { dutyCorrect, dutyRecord, dutyStrike } from './duties/actions.ts';
import { dutyList } from './duties/list.ts';
import { guideAssign, guideCorrect, guideStrike } from './guides/actions.ts';
import { guideList } from './guides/list.ts';
import { handoverDraw, handoverRead, handoverRevise, handoverSign } from './handover/actions.ts';
import { handoverList } from './handover/list.ts';
import { headcountCompute, headcountList, headcountRecord } from './headcounts/actions.ts';
import { headcountRead } from './headcounts/read.ts';
import { personCreate, personLeave, personUpdate } from './people/actions.ts';
import { disciplineLift, disciplineRecord } from './people/discipline.ts';
import { personList } from './people/list.ts';
import { personRead } from './people/read.ts';
import { schoolRename } from './schools/actions.ts';
import { studentImport } from './students/actions.ts';
import { termChange, termPreview } from './term-changes/actions.ts';
import { unitClose, unitCreate, unitList, unitUpdate } from './units/actions.ts';

/** Every verb of this room. */
export const organisationVerbs = [
  schoolRename,
  unitCreate,
  unitUpdate,
  unitClose,
  unitList,
  personCreate,
  personUpdate,
  personLeave,
  personList,
  personRead,
  studentImport,
  disciplineRecord,
  disciplineLift,
  headcountRecord,
  headcountList,
  headcountRead,
  headcountCompute,
  bodyCreate,
  bodyUpdate,
  bodyClose,
  bodyStateGround,
  bodyList,
  postCreate,
  postUpdate,
  postClose,
  postList,
  appointmentMake,
  appointmentEnd,
  appointmentCorrect,
  appointmentStrike,
  appointmentList,
  administratorAppoint,
  administratorEnd,
  capList,
  actingChairSet,
  actingChairEnd,
  actingChairStrike,
  actingChairList,
  guideAssign,
  guideCorrect,
  guideStrike,
  guideList,
  dutyRecord,
  dutyCorrect,
  dutyStrike,
  dutyList,
  chartRead,
  classCommitteeFound,
  termOpen,
  termClose,
  termChange,
  termPreview,
  termList,
  handoverDraw,
  handoverRevise,
  handoverSign,
  handoverRead,
  handoverList,
  semesterCreate,
  semesterUpdate,
  semesterList,
  calendarDaySet,
  calendarDayClear,
  calendarDayList,
] as const;
