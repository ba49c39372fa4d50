-- An exit that was ordered and undone, the household's stay going on: the periods that ended in between are owed (GRA-5).
alter table payee add column told_on date;

create table undone_exit (
    household text collate "C" not null,
    exited_on date not null,
    undone_on date not null,
    primary key (household, exited_on)
);

create function keep_undone_exit() returns trigger language plpgsql as $$
begin
    insert into undone_exit (household, exited_on, undone_on)
    values (old.household, old.exited_on, new.told_on)
    on conflict (household, exited_on) do update set undone_on = greatest(undone_exit.undone_on, excluded.undone_on);
    return new;
end $$;

create trigger payee_exit_undone before update on payee for each row
when (old.exited_on is not null and new.exited_on is null and new.affiliated_on = old.affiliated_on and new.told_on > old.exited_on)
execute function keep_undone_exit();

alter table adjustment add column cause text not null default 'VERDICT_CORRECTED';
alter table adjustment alter column cause drop default;
