using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Applications;

/// <summary>Staff apply for somebody without a phone.</summary>
public sealed class EnterTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_paper_form_becomes_an_application_with_person_consents_and_the_officers_name()
    {
        var here = await Joining.CreateAsync(product);
        var made = await EnterAsync(here, Form() with { Kind = MembershipKind.PartyMember });
        Assert.Equal((ApplicationState.LeaderCheck, here.Officer, ApplicationChannel.Paper), (made.State, made.EnteredBy!.Value, made.Channel));
        var consents = await here.ReadAsync(db => db.Consents.Where(c => c.PersonId == made.PersonId).ToListAsync());
        Assert.Equal(2, consents.Count);
        Assert.All(consents, c => Assert.Equal((ActedVia.Staff, "孙见证"), (c.Channel, c.Witness)));
        var submitted = await here.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.EntityId == made.Id && e.Action == "application.submitted"));
        Assert.Equal((made.PersonId, ActedVia.Staff), (submitted.OnBehalfOf!.Value, submitted.Via));
    }

    [Fact]
    public async Task Who_lives_there_already_is_not_entered_twice()
    {
        var here = await Joining.CreateAsync(product);
        var first = await EnterAsync(here, Form(), phone: "199 0000 4321");
        await here.AsStaffAsync(s => s.GetRequiredService<WithdrawApplication>().RunAsync(first.Id, default));
        var again = await EnterAsync(here, Form(), phone: "19900004321");
        Assert.Equal(first.PersonId, again.PersonId);
        Assert.Equal("application.already_open", (await Assert.ThrowsAsync<RefusedException>(() => EnterAsync(here, Form(), phone: "19900004321"))).Code);
        var spouse = await EnterAsync(here, Form() with { Name = "另一位" }, phone: "19900004321");
        Assert.NotEqual(first.PersonId, spouse.PersonId);
    }

    [Fact]
    public async Task Staff_act_for_the_applicant_only_where_they_entered_it()
    {
        var here = await Joining.CreateAsync(product);
        var own = await here.SubmittedAsync();
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<RefusedException>(() =>
            here.AsStaffAsync(s => s.GetRequiredService<WithdrawApplication>().RunAsync(own, default)))).Kind);
        var entered = await EnterAsync(here, Form());
        var withdrawn = await here.AsStaffAsync(s => s.GetRequiredService<WithdrawApplication>().RunAsync(entered.Id, default));
        Assert.Equal(ApplicationState.Withdrawn, withdrawn.State);
    }

    [Fact]
    public async Task Without_a_witness_or_under_fourteen_nothing_is_entered()
    {
        var here = await Joining.CreateAsync(product);
        Assert.Equal("witness", (await Assert.ThrowsAsync<RefusedException>(() => EnterAsync(here, Form(), witness: " "))).Field);
        Assert.Equal("application.under_age", (await Assert.ThrowsAsync<RefusedException>(() => EnterAsync(here, Form() with { BornOn = new DateOnly(2020, 1, 1) }))).Code);
        Assert.Equal("phone", (await Assert.ThrowsAsync<RefusedException>(() => EnterAsync(here, Form(), phone: "没有"))).Field);
        Assert.Equal(0, await here.ReadAsync(db => db.People.CountAsync(p => p.Name == "吴老人")));
    }

    private static ApplicationForm Form() => new() { Name = "吴老人", Door = "101", BornOn = new DateOnly(1941, 2, 3), Residency = ResidencyKind.Owner, Kind = MembershipKind.Neighbour };

    private static Task<JoinApplication> EnterAsync(Joining here, ApplicationForm form, string? phone = null, string? witness = "孙见证") => here.AsStaffAsync(s =>
        s.GetRequiredService<EnterApplication>().RunAsync(
            new EnteredApplication(here.There.GroupId, here.There.Building1Id, here.There.Stairwell1Id, form, ApplicationChannel.Paper, phone, witness), default));
}
