-- An assembly of all students (全体学生大会) has no delegates: its roll is the unit's students, and what is told at the door
-- is told of the person.
alter table attendance_event alter column delegate_id drop not null;
alter table attendance_event add column person_id uuid;
alter table attendance_event add foreign key (school_id, person_id) references person (school_id, id);
alter table attendance_event add check (num_nonnulls(delegate_id, person_id) = 1);
create index attendance_event_person on attendance_event (school_id, person_id);
