"""Every screen of the admin is Swedish."""

import pytest
from django.contrib.auth.models import User

from .admin_content import arguments, furnish
from .admin_screens import screens
from .english import english_in, record


@pytest.fixture
def content(area, admin_user):
    furnish(area, admin_user)
    return arguments(area, admin_user)


def test_x(admin, content):
    import collections,time
    where = collections.defaultdict(list)
    vis = collections.defaultdict(list)
    status = collections.defaultdict(list)
    t=time.time()
    n=0
    for address in screens(content):
        with record() as found:
            try: response = admin.get(address)
            except Exception as e: print("EXC",address,repr(e)); continue
            n+=1
        status[response.status_code].append(address)
        for text in found: where[text].append(address)
        if response.status_code==200 and not response.streaming and 'html' in response.headers.get('Content-Type',''):
            for text in english_in(response.content.decode()): vis[text].append(address)
    print(n,time.time()-t)
    for k,v in status.items(): 
        print(k,len(v)); 
        if k!=200: print(v)
    for k,v in sorted(where.items()): print("MISS",repr(k),len(v),v[0])
    for k,v in sorted(vis.items()): print("VIS",repr(k[:200]),len(v),v[0])
