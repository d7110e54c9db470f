using System.Globalization;
using System.Reflection;
using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Staff;

/// <summary>What a chosen password has to be; one setting decides between the two policies.</summary>
public static class StaffPasswordRules
{
    public const int MinLength = 12;

    public const int MaxLength = 128;

    public static readonly TimeSpan MaxAge = TimeSpan.FromDays(90);

    private static readonly string[] ProductWords = ["neighborparty", "neighbourparty", "jinlin", "dangjian", "hongxiubiao", "shequ", "近邻", "党建", "社区"];

    private static readonly HashSet<string> Common = ReadCommon();

    public static bool HasAged(StaffAccount staff, PasswordPolicy policy, DateTime now) =>
        policy == PasswordPolicy.LevelProtection && now - staff.PasswordChangedAt > MaxAge;

    /// <summary>In simple words, for the form.</summary>
    public static string Describe(PasswordPolicy policy) => policy == PasswordPolicy.Asvs
        ? $"至少 {MinLength} 个字符，不能用常见的密码。"
        : $"至少 {MinLength} 个字符，大写字母、小写字母、数字、符号至少有三种；不能含用户名、姓名、手机号，不能用常见的密码和最近用过的 5 个密码；{MaxAge.Days} 天换一次。";

    /// <exception cref="RefusedException">422 <c>staff.weak_password</c> with the first thing that is wrong.</exception>
    public static void Check(string field, string? password, StaffAccount staff, string communityName, PasswordPolicy policy)
    {
        if (Fault(password ?? "", staff, communityName, policy) is { } why)
            throw StaffRefusals.WeakPassword(field, why);
        if (policy == PasswordPolicy.LevelProtection && WasUsed(password!, staff))
            throw StaffRefusals.WeakPassword(field, $"不能用最近用过的 {StaffAccount.FormerPasswordsKept} 个密码。");
    }

    public static string? Fault(string password, StaffAccount staff, string communityName, PasswordPolicy policy)
    {
        var length = new StringInfo(password).LengthInTextElements;
        if (length < MinLength)
            return $"密码至少要 {MinLength} 个字符。";
        if (password.Length > MaxLength)
            return $"密码最多 {MaxLength} 个字符。";
        if (IsCommon(password))
            return "这个密码太常见，容易被猜到，请换一个。";
        if (policy == PasswordPolicy.Asvs)
            return null;
        if (Classes(password) < 3)
            return "大写字母、小写字母、数字、符号至少要有三种。";
        if (HasPhone(password))
            return "密码里不能有手机号。";
        return new[] { staff.UserName, staff.DisplayName, communityName }.Concat(ProductWords)
            .Any(word => word.Length > 1 && password.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? "密码里不能有用户名、姓名、社区或产品的名字。"
            : null;
    }

    private static bool WasUsed(string password, StaffAccount staff) =>
        staff.FormerPasswordHashes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Append(staff.PasswordHash)
            .Any(hash => StaffPasswords.Verify(staff, hash, password) != Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed);

    private static int Classes(string password) =>
        (password.Any(char.IsAsciiLetterLower) ? 1 : 0) + (password.Any(char.IsAsciiLetterUpper) ? 1 : 0)
        + (password.Any(char.IsAsciiDigit) ? 1 : 0) + (password.Any(c => !char.IsAsciiLetterOrDigit(c)) ? 1 : 0);

    private static bool HasPhone(string password)
    {
        for (var i = 0; i + 11 <= password.Length; i++)
            if (password[i] == '1' && password.AsSpan(i, 11).IndexOfAnyExceptInRange('0', '9') < 0)
                return true;
        return false;
    }

    /// <summary>In the list as it is, or one of its words with the usual decorations: Passw0rd2026!, or one piece repeated.</summary>
    private static bool IsCommon(string password)
    {
        var plain = new string(password.ToLowerInvariant().Select(Undisguise).ToArray());
        var core = plain.Trim("0123456789!@#$%^&*()-_=+.,?/~ ".ToCharArray());
        var bare = password.ToLowerInvariant().Trim("0123456789!@#$%^&*()-_=+.,?/~ ".ToCharArray());
        return Common.Contains(password.ToLowerInvariant()) || Common.Contains(plain) || Common.Contains(core) || Common.Contains(bare)
            || password.Distinct().Count() < 5;
    }

    private static char Undisguise(char c) => c switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    };

    private static HashSet<string> ReadCommon()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("NeighborParty.Core.Staff.common-passwords.txt")!;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
    }
}
