-- One chain a workspace, and one (all zeroes) for what is the server's own.
create table audit_chain (
  chain uuid primary key,
  seq bigint not null,
  hash bytea not null
);

create table audit_entry (
  workspace_id uuid not null,
  seq bigint not null,
  id uuid not null unique,
  at timestamptz not null,
  actor_type text not null,
  actor_id text,
  actor_name text not null,
  action text not null,
  subject_type text not null,
  subject_id text,
  subject_name text not null,
  before jsonb,
  after jsonb,
  address text,
  request_id text,
  hash bytea not null,
  primary key (workspace_id, seq)
);
create index audit_entry_by_action on audit_entry (workspace_id, action, seq);
create index audit_entry_by_actor on audit_entry (workspace_id, actor_id, seq);
create index audit_entry_by_subject on audit_entry (workspace_id, subject_id, seq);
create index audit_entry_by_time on audit_entry (workspace_id, at, seq);

alter table audit_entry enable row level security;
create policy audit_entry_of_workspace on audit_entry using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');

-- Neither update nor delete of an entry: the server itself cannot rewrite the record.
grant select, insert on audit_entry to gatehouse_server;
grant select, insert, update on audit_chain to gatehouse_server;
