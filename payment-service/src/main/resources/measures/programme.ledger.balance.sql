-- soles of each account of the ledger: what was debited less what was credited
-- every PT60S
select code as account, coalesce((select sum(amount) from posting where debit = code), 0)
    - coalesce((select sum(amount) from posting where credit = code), 0) as value
from account
