using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Moderation;

/// <summary>Whom somebody is pointed to who asks neighbours for money; each community writes its own into its rules.</summary>
/// <param name="Phone">Of the office; empty when there is none.</param>
public sealed record HelpOffice(string Name, string Phone)
{
    public static HelpOffice Of(CommunityPolicy policy) => new(policy.HelpOfficeName, policy.HelpOfficePhone);

    /// <summary>As residents read it: 民政窗口（0571-00000000）.</summary>
    public string Words => Phone.Length == 0 ? Name : $"{Name}（{Phone}）";
}
