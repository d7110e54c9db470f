using NeighborParty.Core.Applications;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Groups;

namespace NeighborParty.UnitTests.Applications;

public sealed class ApplicationFormTests
{
    private static readonly DateOnly Today = new(2026, 3, 6);
    private static readonly ApplicationForm Form = new() { Name = "王小明", Door = "502", BornOn = new DateOnly(1968, 5, 4), Kind = MembershipKind.Neighbour };

    [Theory]
    [InlineData("2012-03-06", true)]
    [InlineData("2012-03-07", false)]
    [InlineData("2012-03-05", true)]
    public void Fourteen_on_the_birthday_itself_and_not_a_day_before(string born, bool taken)
    {
        var form = Form with { BornOn = DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture) };
        if (taken)
            Assert.Equal(form.BornOn, form.Checked(Today).BornOn);
        else
            Assert.Equal("application.under_age", Assert.Throws<RefusedException>(() => form.Checked(Today)).Code);
    }

    [Theory]
    [InlineData("2026-03-07")]
    [InlineData("1896-03-05")]
    public void A_birth_date_of_nobody_alive_is_refused(string born) =>
        Assert.Equal("bornOn", Assert.Throws<RefusedException>(() =>
            (Form with { BornOn = DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture) }).Checked(Today)).Field);

    [Fact]
    public void Anything_about_the_party_needs_the_separate_consent()
    {
        Assert.False(Form.TellsOfParty);
        Assert.True((Form with { Kind = MembershipKind.PartyMember }).TellsOfParty);
        Assert.True((Form with { Kind = MembershipKind.ReportingMember }).TellsOfParty);
        Assert.True((Form with { PartyBranch = "某单位支部" }).TellsOfParty);
        Assert.True((Form with { JoinedPartyOn = new DateOnly(1990, 7, 1) }).TellsOfParty);
    }

    [Fact]
    public void Texts_are_cleaned_and_bounded()
    {
        Assert.Equal("王小明", (Form with { Name = " 王小明 " }).Checked(Today).Name);
        Assert.Equal("door", Assert.Throws<RefusedException>(() => (Form with { Door = " " }).Checked(Today)).Field);
        Assert.Equal("skills", Assert.Throws<RefusedException>(() => (Form with { Skills = [.. Enumerable.Repeat("水电", 11)] }).Checked(Today)).Field);
    }
}
