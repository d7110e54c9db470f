using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Staff;

/// <summary>What a user name looks like: it is typed on any keyboard and compared without surprises.</summary>
public static class UserNames
{
    /// <exception cref="RefusedException">400</exception>
    public static string Require(string? typed)
    {
        var name = StaffAccount.NormalizeUserName(typed);
        return name.Length >= 3 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-')
            ? name
            : throw Refusals.Invalid("userName", "用户名请用 3 到 40 个小写英文字母、数字或 . _ -。");
    }
}
