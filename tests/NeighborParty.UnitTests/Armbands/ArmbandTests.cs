using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;

namespace NeighborParty.UnitTests.Armbands;

public sealed class ArmbandTests
{
    private static readonly DateTime Now = new(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Person = Ids.New(Now);
    private static readonly Guid Group = Ids.New(Now);

    [Fact]
    public void A_holder_is_named_exactly_while_somebody_has_it()
    {
        var band = New();
        Check(band, ArmbandState.InStock);
        Issue(band);
        Check(band, ArmbandState.PendingAcceptance);
        band.Accept(ArmbandRole.Holder, Now);
        Check(band, ArmbandState.Issued);
        band.ReportLost(7, ArmbandRole.Holder, Now);
        Check(band, ArmbandState.ReportedLost);
        band.ConfirmLost(ArmbandRole.Staff, Now.AddDays(7));
        Check(band, ArmbandState.LostConfirmed);
        band.Find(ArmbandRole.Leader, Now.AddDays(8));
        Check(band, ArmbandState.InStock);
        Issue(band);
        band.Accept(ArmbandRole.Staff, Now);
        band.Return(ArmbandCondition.Damaged, ArmbandRole.Leader, Now);
        Check(band, ArmbandState.Damaged);
        band.Retire(ArmbandRole.Staff, Now);
        Check(band, ArmbandState.Retired);
        Assert.Equal(10, band.Steps);

        static void Check(Armband band, ArmbandState expected)
        {
            Assert.Equal(expected, band.State);
            Assert.Equal(expected.HasHolder(), band.HolderPersonId == Person);
        }
    }

    [Fact]
    public void The_holder_accepts_until_the_deadline_and_not_after()
    {
        var late = Issue(New());
        Assert.Equal("armband.accept_too_late", Refused(() => late.Accept(ArmbandRole.Holder, Now.AddHours(72))));
        var intime = Issue(New());
        intime.Accept(ArmbandRole.Holder, Now.AddHours(72).AddTicks(-1));
        Assert.Equal(ArmbandState.Issued, intime.State);
    }

    [Fact]
    public void A_loss_is_written_off_only_after_the_search_time()
    {
        var band = Issue(New());
        band.Accept(ArmbandRole.Holder, Now);
        band.ReportLost(7, ArmbandRole.Leader, Now);
        Assert.Equal("armband.write_off_too_early", Refused(() => band.ConfirmLost(ArmbandRole.Staff, Now.AddDays(7).AddTicks(-1))));
        Assert.Equal("armband.wrong_role", Refused(() => band.ConfirmLost(ArmbandRole.Leader, Now.AddDays(8))));
        band.ConfirmLost(ArmbandRole.Staff, Now.AddDays(7));
        Assert.Equal("armband.void", Refused(() => Issue(band)));
    }

    [Fact]
    public void What_is_out_is_not_issued_again()
    {
        var band = Issue(New());
        Assert.Equal("armband.already_issued", Refused(() => Issue(band)));
        band.Accept(ArmbandRole.Holder, Now);
        Assert.Equal("armband.already_issued", Refused(() => Issue(band)));
        band.ReportLost(7, ArmbandRole.Holder, Now);
        Assert.Equal("armband.void", Refused(() => Issue(band)));
    }

    [Theory]
    [InlineData("np-xf-0001", "NP-XF-0001")]
    [InlineData("　ＮＰ－XF－０００１ ", "NP-XF-0001")]
    public void A_serial_is_read_as_people_type_it(string typed, string serial) => Assert.Equal(serial, ArmbandSerial.Clean(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("NP-XF-1")]
    [InlineData("XX-XF-0001")]
    [InlineData("NP-XF-0001-0")]
    [InlineData("NP-%-0001")]
    [InlineData("NP-幸福-0001")]
    public void Anything_else_is_no_serial(string? typed) => Assert.Equal("invalid_input", Refused(() => ArmbandSerial.Clean(typed)));

    private static Armband New() => Armband.Create(Ids.New(Now), Ids.New(Now), Ids.New(Now), "NP-XF-0001", ArmbandKind.LongTerm, Now);

    private static Armband Issue(Armband band)
    {
        band.Issue(Person, Group, 72, 0, ArmbandRole.Leader, Now);
        return band;
    }

    private static string Refused(Action act) => Assert.Throws<RefusedException>(act).Code;
}
