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
import { headcountCompute, headcountList, headcountRecord } from './headcounts/actions.ts';
import { personCreate, personLeave, personUpdate } from './people/actions.ts';
import { disciplineLift, disciplineRecord } from './people/discipline.ts';
import { personList } from './people/list.ts';
import { personRead } from './people/read.ts';
import { schoolRename } from './schools/actions.ts';
import { studentImport } from './students/actions.ts';
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
  termOpen,
  termClose,
  termList,
  semesterCreate,
  semesterUpdate,
  semesterList,
  calendarDaySet,
  calendarDayClear,
  calendarDayList,
] as const;
