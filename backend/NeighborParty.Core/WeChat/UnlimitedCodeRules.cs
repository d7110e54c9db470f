using System.Text.RegularExpressions;

namespace NeighborParty.Core.WeChat;

/// <summary>What may be asked of a mini-program code, checked before anything is sent.</summary>
public static partial class UnlimitedCodeRules
{
    /// <summary>
    /// Whether a scene is 1 to 32 of <c>A-Z a-z 0-9 _ . -</c>. WeChat documents more characters but looks at the raw
    /// text of the body: an escaped ampersand is refused with 40129.
    /// </summary>
    public static bool IsScene(string? scene) => scene is not null && Scene().IsMatch(scene);

    /// <summary>Whether a page is a path without leading slash and without query.</summary>
    public static bool IsPage(string? page) => page is not null && Page().IsMatch(page);

    /// <summary>Throws when a code cannot be drawn.</summary>
    /// <exception cref="ArgumentException">Scene, page or width are out of bounds.</exception>
    public static void Check(UnlimitedCode code)
    {
        if (!IsScene(code.Scene))
            throw new ArgumentException("A scene is 1 to 32 of A-Z a-z 0-9 _ . -", nameof(code));
        if (code.Page is not null && !IsPage(code.Page))
            throw new ArgumentException("A page has no leading slash and no query", nameof(code));
        if (code.Width is < 280 or > 1280)
            throw new ArgumentException("A code is 280 to 1280 pixels wide", nameof(code));
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{1,32}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scene();

    [GeneratedRegex(@"\A[A-Za-z0-9_-][A-Za-z0-9_/-]{0,127}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Page();
}
