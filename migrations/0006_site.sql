-- What a school decides about its public pages.
create table site_setting (
  school_id uuid not null primary key,
  contact text check (length(contact) between 1 and 400),
  indexed boolean not null,
  revision integer not null
);
select make_tenant_table('site_setting', 'select, insert, update');
