-- The last-operator rule counts these under a lock: never a walk over all accounts.
create index account_operators on account (id) where operator and status = 'active';
