using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Basics;
using NeighborParty.Core.People;
using NeighborParty.Core.Policies;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Applications;

/// <summary>Moves the server's clock to both sides of every limit.</summary>
public sealed class TimeLimitTests(Product product) : IClassFixture<Product>
{
    private static readonly TimeSpan AMinute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_leader_is_reminded_after_a_day_once_and_passed_over_after_two()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.SubmittedAsync();
        await JobsAfter(TimeSpan.FromHours(24) - AMinute);
        Assert.Equal(0, await Steps(here, id, ApplicationEvent.RemindLeader));
        await JobsAfter(2 * AMinute);
        await product.RunJobsAsync();
        Assert.Equal(1, await Steps(here, id, ApplicationEvent.RemindLeader));
        Assert.Equal(1, await here.ReadAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == here.There.Leader.PersonId && m.Kind == "application.leader_reminded")));
        await JobsAfter(TimeSpan.FromHours(24) - 2 * AMinute);
        Assert.Equal(ApplicationState.LeaderCheck, (await here.FindAsync(id)).State);
        await JobsAfter(2 * AMinute);
        await product.RunJobsAsync();
        Assert.Equal(ApplicationState.StaffCheck, (await here.FindAsync(id)).State);
        Assert.Equal(1, await Steps(here, id, ApplicationEvent.SkipLeader));
    }

    [Fact]
    public async Task A_late_office_is_reported_once_after_three_working_days()
    {
        var here = await Joining.CreateAsync(product);
        var secretary = await here.There.AddSecretaryAsync();
        var id = await here.WithOfficeAsync();
        var (now, due) = (product.Services.GetRequiredService<TimeProvider>().Now(), (await here.FindAsync(id)).DueAt!.Value);
        var calendar = product.Services.GetRequiredService<WorkingCalendar>();
        Assert.Equal(calendar.AddWorkingDays(now, 3), due, TimeSpan.FromMinutes(1));
        await JobsAfter(due - now - AMinute);
        Assert.Equal(0, await Steps(here, id, ApplicationEvent.Escalate));
        await JobsAfter(2 * AMinute);
        await product.RunJobsAsync();
        Assert.Equal(1, await Steps(here, id, ApplicationEvent.Escalate));
        Assert.Equal(1, await here.ReadAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == secretary.PersonId)));
        var waiting = await here.AsStaffAsync(s => s.GetRequiredService<ApplicationsNeedingAction>().RunAsync(10, default));
        Assert.Equal(1, waiting.Overdue);
        Assert.True(Assert.Single(waiting.First).Overdue);
        // The mark is a step of its own: an officer's open page still counts.
        await here.ApproveAsync(id);
    }

    [Fact]
    public async Task An_unanswered_question_expires_after_fourteen_days_or_twice_that_when_extended_once()
    {
        var here = await Joining.CreateAsync(product);
        var id = await AskedAsync(here);
        await WaitDaysAsync(here, 14, less: AMinute);
        Assert.Equal(ApplicationState.NeedInfo, (await here.FindAsync(id)).State);
        Assert.Equal(HttpStatusCode.OK, (await here.Applicant.Phone.PostAsync($"/api/v1/join-applications/{id}/extend")).StatusCode);
        Assert.Equal("application.already_extended", await (await here.Applicant.Phone.PostAsync($"/api/v1/join-applications/{id}/extend")).CodeAsync());
        await WaitDaysAsync(here, 14, less: AMinute);
        Assert.Equal(ApplicationState.NeedInfo, (await here.FindAsync(id)).State);
        await JobsAfter(3 * AMinute);
        Assert.Equal(ApplicationState.Expired, (await here.FindAsync(id)).State);
    }

    [Fact]
    public async Task The_leaders_clock_stands_still_while_the_applicant_answers()
    {
        var here = await Joining.CreateAsync(product);
        var id = await AskedAsync(here);
        await WaitDaysAsync(here, 5);
        Assert.Equal(HttpStatusCode.OK, (await here.Applicant.Phone.PostAsync($"/api/v1/join-applications/{id}/answer", new { answer = "1 单元" })).StatusCode);
        var application = await here.FindAsync(id);
        Assert.Equal(ApplicationState.LeaderCheck, application.State);
        Assert.Equal(application.SubmittedAt.AddDays(7), application.DueAt!.Value, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task At_most_three_applications_in_thirty_days()
    {
        var here = await Joining.CreateAsync(product);
        for (var i = 0; i < 3; i++)
            await here.Applicant.Phone.PostAsync($"/api/v1/join-applications/{await here.SubmittedAsync()}/withdraw");
        var fourth = await here.SubmitAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
        Assert.Equal("application.too_many", await fourth.CodeAsync());
        await WaitDaysAsync(here, 15);
        await WaitDaysAsync(here, 15, less: AMinute);
        Assert.Equal("application.too_many", await (await here.SubmitAsync()).CodeAsync());
        await here.WaitAsync(2 * AMinute);
        Assert.Equal(HttpStatusCode.Created, (await here.SubmitAsync()).StatusCode);
    }

    [Fact]
    public async Task Seven_days_after_a_rejection_one_may_apply_again_and_no_longer_appeal()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.WithOfficeAsync();
        await here.RejectAsync(id);
        await WaitDaysAsync(here, 7, less: AMinute);
        Assert.Equal("application.cool_down", await (await here.SubmitAsync()).CodeAsync());
        await here.WaitAsync(2 * AMinute);
        Assert.Equal("application.appeal_too_late", await (await here.Applicant.Phone.PostAsync($"/api/v1/join-applications/{id}/appeal", new { reason = "现在才看到" })).CodeAsync());
        Assert.Equal(HttpStatusCode.Created, (await here.SubmitAsync()).StatusCode);
    }

    [Fact]
    public async Task Withdrawing_an_appeal_does_not_shorten_the_wait()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.WithOfficeAsync();
        await here.RejectAsync(id);
        await here.Applicant.Phone.PostAsync($"/api/v1/join-applications/{id}/appeal", new { reason = "我住这里" });
        await here.Applicant.Phone.PostAsync($"/api/v1/join-applications/{id}/withdraw");
        Assert.Equal("application.cool_down", await (await here.SubmitAsync()).CodeAsync());
    }

    [Fact]
    public async Task A_group_without_a_leader_goes_straight_to_the_office()
    {
        var here = await Joining.CreateAsync(product);
        await here.ReadAsync(async db =>
        {
            foreach (var grant in await db.RoleGrants.ToListAsync())
                grant.End(grant.From);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(ApplicationState.StaffCheck, (await here.FindAsync(await here.SubmittedAsync())).State);
    }

    private static async Task<Guid> AskedAsync(Joining here)
    {
        var id = await here.SubmittedAsync();
        var opened = await here.There.Leader.Phone.PostAsync($"/api/v1/join-applications/{id}/open");
        var asked = await here.There.Leader.Phone.PostAsync($"/api/v1/join-applications/{id}/ask", new { question = "住几单元？" }, ifMatch: opened.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        return id;
    }

    private static Task<int> Steps(Joining here, Guid id, ApplicationEvent on) => here.ReadAsync(db => db.ApplicationSteps.CountAsync(s => s.ApplicationId == id && s.On == on));

    private async Task JobsAfter(TimeSpan by)
    {
        await product.AdvanceAsync(by);
        await product.RunJobsAsync();
    }

    private async Task WaitDaysAsync(Joining here, int days, TimeSpan less = default)
    {
        await here.WaitAsync(TimeSpan.FromDays(days) - less);
        await product.RunJobsAsync();
    }
}
