-- A round may liquidate some districts only; the rounds that follow it up liquidate the rest. Patterns of district codes.
alter table round add column scope text[] not null default '{%}'
    check (cardinality(scope) >= 1 and array_to_string(scope, ' ') ~ '^[0-9% ]+$');
