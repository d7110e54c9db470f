using System.Text.RegularExpressions;

namespace NeighborParty.Core.Moderation;

/// <summary>Something in a text, and where: in characters of the text as it was written.</summary>
/// <param name="Kind">phone, id_number, door or plate.</param>
public sealed record TextFinding(string Kind, int Start, int Length);

/// <summary>Phone, identity, door and plate numbers that people give away without thinking.</summary>
public static class PersonalDetails
{
    // Without backtracking: no text makes them slow. v is what is found, the rest is what stands around it.
    private static readonly (string Kind, Regex Pattern)[] Numbers =
    [
        ("id_number", Pattern(@"(^|\D)(?<v>\d{6}(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dx])(\D|$)")),
        ("phone", Pattern(@"(^|\D)(?<v>0?1[3-9]\d{9}|861[3-9]\d{9}|00861[3-9]\d{9}|0\d{2,3}[2-9]\d{6,7})(\D|$)")),
    ];

    private const string NotADoor = @"\s*($|[^\d\s年元块人个本张把件斤户位名米分点度次只条公千克小天月日号箱袋瓶字瓦平毫升])";

    private static readonly (string Kind, Regex Pattern)[] Places =
    [
        ("door", Pattern(@"(?<v>\d{1,2}\s*单元\s*\d{3,4})")),
        ("door", Pattern(@"(?<v>\d{1,3}\s*(栋|幢|座|号楼)\s*\d{3,4})" + NotADoor)),
        ("door", Pattern(@"(^|\D)(?<v>\d{3,4}\s*(室|户门))")),
        ("door", Pattern(@"(^|[^\d\-—])(?<v>\d{1,3}\s*[-—]\s*\d{1,2}\s*[-—]\s*\d{3,4})($|[^\d\-—])")),
        ("plate", Pattern("(?<v>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\\s*[a-z]\\s*[·.\\-]?\\s*[a-z0-9]{4,5}[a-z0-9挂学警])($|[^a-z0-9])")),
    ];

    /// <summary>In the order in which they are written.</summary>
    public static IReadOnlyList<TextFinding> Find(MappedText skeleton)
    {
        var found = Of(Numbers, TextSkeleton.Numberwise(skeleton)).Concat(Of(Places, TextSkeleton.Digitwise(skeleton))).OrderBy(f => f.Start).ToList();
        // 3-2-501 is a door; nobody needs to hear of it twice.
        return found.Where((f, i) => !found.Take(i).Any(before => before.Kind == f.Kind && f.Start < before.Start + before.Length)).ToList();
    }

    private static IEnumerable<TextFinding> Of((string Kind, Regex Pattern)[] patterns, MappedText text)
    {
        var plain = text.Text;
        foreach (var (kind, pattern) in patterns)
            foreach (Match match in pattern.Matches(plain))
            {
                var (start, length) = text.Stretch(match.Groups["v"].Index, match.Groups["v"].Length);
                yield return new TextFinding(kind, start, length);
            }
    }

    private static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromMilliseconds(100));
}
