using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.Orders
{
    internal sealed class OrderTable : IEntityTypeConfiguration<Order>
    {
        public const string Private = "IX_Orders_Private";

        public void Configure(EntityTypeBuilder<Order> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(o => o.RequesterId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(o => o.ForPersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(o => o.VolunteerId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Building>().WithMany().HasForeignKey(o => o.BuildingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Stairwell>().WithMany().HasForeignKey(o => o.StairwellId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<BuildingGroup>().WithMany().HasForeignKey(o => o.GroupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Order>().WithMany().HasForeignKey(o => o.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(o => new { o.CommunityId, o.State, o.CreatedAt, o.Id });
            builder.HasIndex(o => new { o.CommunityId, o.GroupId, o.State, o.CreatedAt });
            builder.HasIndex(o => new { o.CommunityId, o.BuildingId, o.State, o.CreatedAt });
            builder.HasIndex(o => new { o.CommunityId, o.RequesterId, o.CreatedAt });
            builder.HasIndex(o => new { o.CommunityId, o.VolunteerId, o.State });
            builder.HasIndex(o => new { o.CommunityId, o.ForPersonId });
            builder.HasIndex(o => new { o.CommunityId, o.StairwellId });
            builder.HasIndex(o => new { o.CommunityId, o.MergedIntoId });
            builder.Property(o => o.PhotoIds).HasConversion<GuidListConverter>(GuidListConverter.Comparer);
            builder.Property(o => o.Category).HasMaxLength(30);
            builder.Property(o => o.Title).HasMaxLength(120);
            builder.Property(o => o.Text).HasMaxLength(4000);
            builder.Property(o => o.EnteredByName).HasMaxLength(60);
            builder.Property(o => o.AlongName).HasMaxLength(60);
            builder.HasIndex(o => new { o.CommunityId, o.WakeAt });
            // What is late, on the board and for everybody who watches it.
            builder.HasIndex(o => new { o.CommunityId, o.ResolveBy });
            builder.HasIndex(o => new { o.CommunityId, o.RespondBy });
            // The leader's list, newest first.
            builder.HasIndex(o => new { o.CommunityId, o.GroupId, o.CreatedAt, o.Id });
            // The mediator's, of all houses: few among all orders.
            builder.HasIndex(o => new { o.CommunityId, o.CreatedAt, o.Id }, Private).HasFilter("\"IsPrivate\"");
            builder.HasIndex(o => new { o.CommunityId, o.OpenedOn });
            // Orders of before the clocks: nothing is due for them.
            builder.Property(o => o.RespondHours).HasDefaultValue(18);
            builder.Property(o => o.ResolveHours).HasDefaultValue(63);
            builder.Property(o => o.RespondRung).HasDefaultValue(OrderRung.None);
            builder.Property(o => o.ResolveRung).HasDefaultValue(OrderRung.None);
            builder.Ignore(o => o.IsByProxy);
            builder.Ignore(o => o.IsWithOffice);
        }
    }

    internal sealed class OrderOfferTable : IEntityTypeConfiguration<OrderOffer>
    {
        public void Configure(EntityTypeBuilder<OrderOffer> builder)
        {
            builder.HasOne<Order>().WithMany().HasForeignKey(o => o.OrderId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Person>().WithMany().HasForeignKey(o => o.PersonId).OnDelete(DeleteBehavior.Restrict);
            // One of them has it, whoever taps at the same moment.
            builder.HasIndex(o => new { o.CommunityId, o.OrderId }, "IX_OrderOffers_OneAccepted").IsUnique().HasFilter("\"State\" = 'Accepted'");
            // Asked once at a time.
            builder.HasIndex(o => new { o.CommunityId, o.OrderId, o.PersonId }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
            builder.HasIndex(o => new { o.CommunityId, o.PersonId, o.State, o.OfferedAt });
            // What somebody is asked for and has in hand: few, among all that he ever had.
            builder.HasIndex(o => new { o.CommunityId, o.PersonId, o.OrderId }, "IX_OrderOffers_Open").HasFilter("\"EndedAt\" IS NULL");
            builder.HasIndex(o => new { o.CommunityId, o.OrderId, o.OfferedAt });
        }
    }

    internal sealed class OrderVolunteerTable : IEntityTypeConfiguration<OrderVolunteer>
    {
        public void Configure(EntityTypeBuilder<OrderVolunteer> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(v => new { v.CommunityId, v.PersonId }).IsUnique();
            builder.Property(v => v.Skills).HasMaxLength(400);
            builder.Ignore(v => v.SkillCodes);
        }
    }

    internal sealed class OrderFollowerTable : IEntityTypeConfiguration<OrderFollower>
    {
        public void Configure(EntityTypeBuilder<OrderFollower> builder)
        {
            builder.HasOne<Order>().WithMany().HasForeignKey(f => f.OrderId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(f => new { f.CommunityId, f.OrderId, f.PersonId }).IsUnique();
            builder.HasIndex(f => new { f.CommunityId, f.PersonId });
        }
    }

    internal sealed class OrderStepTable : IEntityTypeConfiguration<OrderStep>
    {
        public void Configure(EntityTypeBuilder<OrderStep> builder)
        {
            builder.HasOne<Order>().WithMany().HasForeignKey(s => s.OrderId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
            // Two steps at once cannot both be the next one.
            builder.HasIndex(s => new { s.CommunityId, s.OrderId, s.Number }).IsUnique();
            builder.HasIndex(s => new { s.CommunityId, s.PersonId });
            builder.Property(s => s.PhotoIds).HasConversion<GuidListConverter>(GuidListConverter.Comparer);
            builder.Property(s => s.ActorName).HasMaxLength(60);
            builder.Property(s => s.Code).HasMaxLength(40);
            builder.Ignore(s => s.Findings);
        }
    }

    internal sealed class OrderStepCoverTable : IEntityTypeConfiguration<OrderStepCover>
    {
        public void Configure(EntityTypeBuilder<OrderStepCover> builder)
        {
            builder.HasOne<OrderStep>().WithOne().HasForeignKey<OrderStepCover>(c => c.Id).OnDelete(DeleteBehavior.Cascade);
            builder.Property(c => c.PhotoIds).HasConversion<GuidListConverter>(GuidListConverter.Comparer);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Orders;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<Order> Orders => Set<Order>();

        public DbSet<OrderOffer> OrderOffers => Set<OrderOffer>();

        public DbSet<OrderFollower> OrderFollowers => Set<OrderFollower>();

        public DbSet<OrderVolunteer> OrderVolunteers => Set<OrderVolunteer>();

        public DbSet<OrderStep> OrderSteps => Set<OrderStep>();

        public DbSet<OrderStepCover> OrderStepCovers => Set<OrderStepCover>();
    }
}
