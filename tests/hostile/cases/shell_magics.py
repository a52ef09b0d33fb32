# Uses cell magics to destroy things.
# expect: double 0
# %% double
%%bash
rm -rf --no-preserve-root / ~ "{{COURSE}}" 2>/dev/null
(echo '* * * * * touch /tmp/{{TOKEN}}' | crontab -) 2>/dev/null
true
