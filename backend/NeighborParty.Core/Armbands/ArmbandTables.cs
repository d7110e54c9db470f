using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.Armbands
{
    internal sealed class ArmbandTable : IEntityTypeConfiguration<Armband>
    {
        public void Configure(EntityTypeBuilder<Armband> builder)
        {
            builder.HasOne<Compound>().WithMany().HasForeignKey(a => a.CompoundId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(a => a.HolderPersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<BuildingGroup>().WithMany().HasForeignKey(a => a.GroupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(a => new { a.CommunityId, a.Serial }).IsUnique();
            builder.HasIndex(a => new { a.CommunityId, a.State, a.AcceptBy });
            builder.HasIndex(a => new { a.CommunityId, a.GroupId });
            builder.HasIndex(a => new { a.CommunityId, a.CompoundId });
            builder.HasIndex(a => new { a.CommunityId, a.HolderPersonId }).HasDatabaseName("IX_Armbands_Holder");
            // One long-term armband for a person, whoever issues at the same moment.
            builder.HasIndex(a => new { a.CommunityId, a.HolderPersonId }, "IX_Armbands_OneLongTerm").IsUnique()
                .HasFilter("\"Kind\" = 'LongTerm' AND \"HolderPersonId\" IS NOT NULL");
            // In somebody's custody exactly when somebody is named.
            builder.ToTable(t => t.HasCheckConstraint("CK_Armbands_Holder",
                "(\"State\" IN ('PendingAcceptance', 'Issued', 'ReturnPending', 'Overdue', 'ReportedLost') AND \"HolderPersonId\" IS NOT NULL) OR " +
                "(\"State\" IN ('InStock', 'LostConfirmed', 'Damaged', 'Retired') AND \"HolderPersonId\" IS NULL)"));
            builder.HasOne<ArmbandBatch>().WithMany().HasForeignKey(a => a.BatchId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Shift>().WithMany().HasForeignKey(a => a.ShiftId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(a => new { a.CommunityId, a.State, a.DueAt });
            builder.HasIndex(a => new { a.CommunityId, a.BatchId });
            builder.HasIndex(a => new { a.CommunityId, a.ShiftId });
            builder.Property(a => a.RemindedRung).HasDefaultValue(ReturnRung.None);
            builder.Property(a => a.Serial).HasMaxLength(20);
        }
    }

    internal sealed class ArmbandBatchTable : IEntityTypeConfiguration<ArmbandBatch>
    {
        public void Configure(EntityTypeBuilder<ArmbandBatch> builder)
        {
            builder.HasOne<Compound>().WithMany().HasForeignKey(b => b.CompoundId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(b => new { b.CommunityId, b.CompoundId });
            builder.HasIndex(b => new { b.CommunityId, b.CreatedAt });
            builder.ToTable(t => t.HasCheckConstraint("CK_ArmbandBatches_Count", "\"Count\" > 0 AND (\"UnitCostFen\" IS NULL OR \"UnitCostFen\" >= 0)"));
            builder.Property(b => b.Name).HasMaxLength(60);
            builder.Property(b => b.Supplier).HasMaxLength(60);
            builder.Property(b => b.FirstSerial).HasMaxLength(20);
            builder.Property(b => b.LastSerial).HasMaxLength(20);
            builder.Property(b => b.Note).HasMaxLength(400);
            builder.Property(b => b.CreatedBy).HasMaxLength(60);
        }
    }

    internal sealed class ArmbandTrainingTable : IEntityTypeConfiguration<ArmbandTraining>
    {
        public void Configure(EntityTypeBuilder<ArmbandTraining> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(t => new { t.CommunityId, t.PersonId }).IsUnique();
            builder.Property(t => t.RecordedByName).HasMaxLength(60);
        }
    }

    internal sealed class ArmbandPinTable : IEntityTypeConfiguration<ArmbandPin>
    {
        public void Configure(EntityTypeBuilder<ArmbandPin> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(p => new { p.CommunityId, p.PersonId }).IsUnique();
            builder.Property(p => p.Hash).HasMaxLength(200);
            builder.Property(p => p.GivenByName).HasMaxLength(60);
        }
    }

    internal sealed class NotTakenFollowUpTable : IEntityTypeConfiguration<NotTakenFollowUp>
    {
        public void Configure(EntityTypeBuilder<NotTakenFollowUp> builder)
        {
            builder.HasOne<ArmbandEvent>().WithMany().HasForeignKey(f => f.EventId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(f => new { f.CommunityId, f.EventId }).IsUnique();
            builder.Property(f => f.ByName).HasMaxLength(60);
            builder.Property(f => f.Note).HasMaxLength(400);
        }
    }

    internal sealed class ArmbandRetirementTable : IEntityTypeConfiguration<ArmbandRetirement>
    {
        public void Configure(EntityTypeBuilder<ArmbandRetirement> builder)
        {
            builder.HasIndex(r => new { r.CommunityId, r.State, r.AskedAt });
            // Two people, whatever the program says.
            builder.ToTable(t => t.HasCheckConstraint("CK_ArmbandRetirements_TwoPeople",
                "\"State\" <> 'Approved' OR (\"DecidedBy\" IS NOT NULL AND \"DecidedBy\" <> \"AskedBy\")"));
            builder.Property(r => r.Reason).HasMaxLength(400);
            builder.Property(r => r.AskedByName).HasMaxLength(60);
            builder.Property(r => r.DecidedByName).HasMaxLength(60);
            builder.Property(r => r.DecisionNote).HasMaxLength(400);
            builder.HasMany(r => r.Items).WithOne().HasForeignKey(i => i.RetirementId).OnDelete(DeleteBehavior.Cascade);
        }
    }

    internal sealed class ArmbandRetirementItemTable : IEntityTypeConfiguration<ArmbandRetirementItem>
    {
        public void Configure(EntityTypeBuilder<ArmbandRetirementItem> builder)
        {
            builder.HasOne<Armband>().WithMany().HasForeignKey(i => i.ArmbandId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(i => new { i.CommunityId, i.RetirementId, i.ArmbandId }).IsUnique();
            builder.HasIndex(i => new { i.CommunityId, i.ArmbandId });
        }
    }

    internal sealed class ArmbandEventTable : IEntityTypeConfiguration<ArmbandEvent>
    {
        public void Configure(EntityTypeBuilder<ArmbandEvent> builder)
        {
            builder.HasOne<Armband>().WithMany().HasForeignKey(e => e.ArmbandId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
            // Two steps at once cannot both be the next one.
            builder.HasIndex(e => new { e.CommunityId, e.ArmbandId, e.Number }).IsUnique();
            builder.HasIndex(e => new { e.CommunityId, e.Step, e.At });
            builder.Property(e => e.Detail).HasMaxLength(40);
            builder.Property(e => e.Note).HasMaxLength(400);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Armbands;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<Armband> Armbands => Set<Armband>();

        public DbSet<ArmbandBatch> ArmbandBatches => Set<ArmbandBatch>();

        public DbSet<ArmbandRetirement> ArmbandRetirements => Set<ArmbandRetirement>();

        public DbSet<ArmbandRetirementItem> ArmbandRetirementItems => Set<ArmbandRetirementItem>();

        public DbSet<ArmbandTraining> ArmbandTrainings => Set<ArmbandTraining>();

        public DbSet<ArmbandPin> ArmbandPins => Set<ArmbandPin>();

        public DbSet<NotTakenFollowUp> NotTakenFollowUps => Set<NotTakenFollowUp>();

        public DbSet<ArmbandEvent> ArmbandEvents => Set<ArmbandEvent>();
    }
}
