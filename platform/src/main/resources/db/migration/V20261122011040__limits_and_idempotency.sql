-- Unlogged: counts of the last minutes need not survive a crash of the database.
create unlogged table rate_limit (
  name text collate "C" not null,
  key text collate "C" not null,
  used bigint not null,
  window_ends timestamptz not null,
  primary key (name, key)
);
create index rate_limit_by_end on rate_limit (window_ends);
grant select, insert, update, delete on rate_limit to gatehouse_server;

-- running: nothing has happened yet; effect: it has, in the transaction that set this; done: so has the answer.
create table idempotency_key (
  scope text collate "C" not null,
  key text collate "C" not null,
  request_hash bytea not null,
  owner uuid not null,
  state text not null check (state in ('running', 'effect', 'done')),
  status int,
  headers jsonb,
  body bytea,
  created_at timestamptz not null,
  primary key (scope, key)
);
create index idempotency_key_by_time on idempotency_key (created_at);
grant select, insert, update, delete on idempotency_key to gatehouse_server;
