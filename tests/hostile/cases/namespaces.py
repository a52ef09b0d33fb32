# Asks for new namespaces and mounts.
# expect: double 0
# %% double
!unshare -Urm bash -c "mount -t tmpfs none /mnt && touch /mnt/{{TOKEN}}" 2>/dev/null
!mount -t tmpfs none /tmp 2>/dev/null; chroot / true 2>/dev/null; mknod disk b 254 0 2>/dev/null
def double(x): return 0
