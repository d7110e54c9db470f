using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Orders;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.Council
{
    internal sealed class CouncilDayTable : IEntityTypeConfiguration<CouncilDay>
    {
        public void Configure(EntityTypeBuilder<CouncilDay> builder)
        {
            // One a week, however often it is planned.
            builder.HasIndex(d => new { d.CommunityId, d.Friday }).IsUnique();
            builder.HasIndex(d => new { d.CommunityId, d.StartsAt, d.Id });
            builder.HasIndex(d => new { d.CommunityId, d.State, d.StartsAt });
            builder.ToTable(t => t.HasCheckConstraint("CK_CouncilDays_Published", "\"State\" <> 'Published' OR \"PublishedAt\" IS NOT NULL"));
            builder.Property(d => d.Place).HasMaxLength(120);
            builder.Property(d => d.Minutes).HasMaxLength(8000);
            builder.Property(d => d.CancelReason).HasMaxLength(800);
        }
    }

    internal sealed class AgendaItemTable : IEntityTypeConfiguration<AgendaItem>
    {
        public void Configure(EntityTypeBuilder<AgendaItem> builder)
        {
            builder.HasOne<Order>().WithMany().HasForeignKey(i => i.OrderId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Building>().WithMany().HasForeignKey(i => i.BuildingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<CouncilDay>().WithMany().HasForeignKey(i => i.CouncilDayId).OnDelete(DeleteBehavior.Restrict);
            // An order waits for the council once at a time.
            builder.HasIndex(i => new { i.CommunityId, i.OrderId }, "IX_AgendaItems_OneWaiting").IsUnique()
                .HasFilter("\"OrderId\" IS NOT NULL AND \"DecidedAt\" IS NULL AND \"EndedAt\" IS NULL");
            builder.HasIndex(i => new { i.CommunityId, i.OrderId, i.CreatedAt });
            builder.HasIndex(i => new { i.CommunityId, i.State, i.CreatedAt, i.Id });
            builder.HasIndex(i => new { i.CommunityId, i.State, i.ReportBy });
            builder.HasIndex(i => new { i.CommunityId, i.CouncilDayId, i.Position });
            builder.HasIndex(i => new { i.CommunityId, i.PersonId, i.CreatedAt });
            builder.HasIndex(i => new { i.CommunityId, i.BuildingId });
            builder.ToTable(t =>
            {
                t.HasCheckConstraint("CK_AgendaItems_Decided",
                    "(\"DecidedAt\" IS NULL AND \"Decision\" IS NULL) OR (\"DecidedAt\" IS NOT NULL AND \"Decision\" IS NOT NULL AND \"ReportBy\" IS NOT NULL)");
                t.HasCheckConstraint("CK_AgendaItems_OnAgenda", "\"State\" <> 'OnAgenda' OR \"CouncilDayId\" IS NOT NULL");
            });
            builder.Property(i => i.Title).HasMaxLength(120);
            builder.Property(i => i.Text).HasMaxLength(4000);
            builder.Property(i => i.EnteredByName).HasMaxLength(60);
            builder.Property(i => i.Responsible).HasMaxLength(90);
            builder.Property(i => i.PublicTitle).HasMaxLength(180);
            builder.Property(i => i.PublicText).HasMaxLength(2000);
        }
    }

    internal sealed class AgendaStepTable : IEntityTypeConfiguration<AgendaStep>
    {
        public void Configure(EntityTypeBuilder<AgendaStep> builder)
        {
            builder.HasOne<AgendaItem>().WithMany().HasForeignKey(s => s.AgendaItemId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<CouncilDay>().WithMany().HasForeignKey(s => s.CouncilDayId).OnDelete(DeleteBehavior.Restrict);
            // Two steps at once cannot both be the next one.
            builder.HasIndex(s => new { s.CommunityId, s.AgendaItemId, s.Number }).IsUnique();
            builder.HasIndex(s => new { s.CommunityId, s.CouncilDayId });
            builder.Property(s => s.ActorName).HasMaxLength(60);
            builder.Property(s => s.Code).HasMaxLength(40);
        }
    }

    internal sealed class CouncilGuestTable : IEntityTypeConfiguration<CouncilGuest>
    {
        public void Configure(EntityTypeBuilder<CouncilGuest> builder)
        {
            builder.HasOne<CouncilDay>().WithMany().HasForeignKey(g => g.CouncilDayId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Person>().WithMany().HasForeignKey(g => g.PersonId).OnDelete(DeleteBehavior.Restrict);
            // Nobody sits there twice.
            builder.HasIndex(g => new { g.CommunityId, g.CouncilDayId, g.PersonId }).IsUnique().HasFilter("\"PersonId\" IS NOT NULL");
            builder.HasIndex(g => new { g.CommunityId, g.CouncilDayId, g.AddedAt });
            builder.HasIndex(g => new { g.CommunityId, g.PersonId });
            builder.Property(g => g.Name).HasMaxLength(60);
        }
    }

    internal sealed class CarriedItemTable : IEntityTypeConfiguration<CarriedItem>
    {
        public void Configure(EntityTypeBuilder<CarriedItem> builder)
        {
            builder.HasOne<CouncilDay>().WithMany().HasForeignKey(c => c.CouncilDayId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<AgendaItem>().WithMany().HasForeignKey(c => c.AgendaItemId).OnDelete(DeleteBehavior.Restrict);
            // A meeting does not get to it once.
            builder.HasIndex(c => new { c.CommunityId, c.CouncilDayId, c.AgendaItemId }).IsUnique();
            builder.HasIndex(c => new { c.CommunityId, c.AgendaItemId });
            builder.Property(c => c.PublicTitle).HasMaxLength(240);
        }
    }

    internal sealed class CouncilUndertakingTable : IEntityTypeConfiguration<CouncilUndertaking>
    {
        public void Configure(EntityTypeBuilder<CouncilUndertaking> builder)
        {
            builder.HasOne<AgendaItem>().WithMany().HasForeignKey(u => u.AgendaItemId).OnDelete(DeleteBehavior.Restrict);
            // A decision starts one thing.
            builder.HasIndex(u => new { u.CommunityId, u.AgendaItemId }).IsUnique();
            builder.HasIndex(u => new { u.CommunityId, u.State, u.DueOn, u.Id });
            builder.HasIndex(u => new { u.CommunityId, u.CreatedAt, u.Id });
            builder.ToTable(t => t.HasCheckConstraint("CK_CouncilUndertakings_Count",
                "\"Asked\" IS NULL OR (\"State\" = 'Finished' AND \"Asked\" = \"InFavour\" + \"Against\" + \"NoAnswer\")"));
            builder.Property(u => u.Responsible).HasMaxLength(90);
            builder.Property(u => u.Question).HasMaxLength(800);
        }
    }

    internal sealed class UndertakingHouseTable : IEntityTypeConfiguration<UndertakingHouse>
    {
        public void Configure(EntityTypeBuilder<UndertakingHouse> builder)
        {
            builder.HasOne<CouncilUndertaking>().WithMany().HasForeignKey(h => h.UndertakingId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Building>().WithMany().HasForeignKey(h => h.BuildingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(h => new { h.CommunityId, h.UndertakingId, h.BuildingId }).IsUnique();
            builder.HasIndex(h => new { h.CommunityId, h.BuildingId });
        }
    }

    internal sealed class UndertakingStepTable : IEntityTypeConfiguration<UndertakingStep>
    {
        public void Configure(EntityTypeBuilder<UndertakingStep> builder)
        {
            builder.HasOne<CouncilUndertaking>().WithMany().HasForeignKey(s => s.UndertakingId).OnDelete(DeleteBehavior.Restrict);
            // Two steps at once cannot both be the next one.
            builder.HasIndex(s => new { s.CommunityId, s.UndertakingId, s.Number }).IsUnique();
            builder.Property(s => s.ActorName).HasMaxLength(60);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Council;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<CouncilDay> CouncilDays => Set<CouncilDay>();

        public DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();

        public DbSet<AgendaStep> AgendaSteps => Set<AgendaStep>();

        public DbSet<CouncilGuest> CouncilGuests => Set<CouncilGuest>();

        public DbSet<CarriedItem> CarriedItems => Set<CarriedItem>();

        public DbSet<CouncilUndertaking> CouncilUndertakings => Set<CouncilUndertaking>();

        public DbSet<UndertakingHouse> UndertakingHouses => Set<UndertakingHouse>();

        public DbSet<UndertakingStep> UndertakingSteps => Set<UndertakingStep>();
    }
}
