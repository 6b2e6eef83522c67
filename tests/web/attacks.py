"""Words that try to become markup, script, another direction, or another address."""

from __future__ import annotations

ATTACKS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "<math><mtext></p><style><img src=x onerror=alert(1)>",
    "</title><base href=//evil.example>",
    "</textarea><meta http-equiv=refresh content='0;url=//evil.example'>",
    "{{ 7 * 7 }}{% for x in y %}",
    "\u202eevil\u2066",
    "\u2028\u2029",
    "<details open ontoggle=alert(1)>",
    "&lt;script&gt;&#60;script&#62;",
    "javascript:alert(1)",
    'href="#r1"',
]
